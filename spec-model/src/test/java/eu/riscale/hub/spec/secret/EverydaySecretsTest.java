package eu.riscale.hub.spec.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `~` stands for letters and digits as they are drawn for secrets, so that this file holds none.
class EverydaySecretsTest {
  private static final String DRAWN = "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi0Bv";

  private static String filled(String form) {
    String text = form;
    for (int length : new int[] {36, 35, 27, 24, 22, 20}) {
      text = text.replace("~" + length, DRAWN.substring(0, length));
    }
    return text.replace("~16", "Q7JW2RKV5SXB4TNC")
        .replace("~letters", "qJwRkVsXbTnCmLzHpYdFgEaUoKiBvWxNcM")
        .replace("~hex32", "3f9a0c7be15d42868db07a6c94e2f153")
        .replace("~uuid", "3f9a0c7b-e15d-4286-8db0-7a6c94e2f153");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"# token:\\nghp_~36\\n\" | a GitHub token | ghp_…",
        "\"--token\\nhf_~letters\" | a Hugging Face token | hf_…",
        "\"configure\\nAKIA~16\\n\" | an AWS key | AKIA…",
        "\"key:\\tghp_~36\" | a GitHub token | ghp_…",
        "\"key:\\u0009ghp_~36\" | a GitHub token | ghp_…",
        "\"key:\\r\\nAIza~35\" | a Google key | AIza…",
        "print(\\\"x\\\\nghp_~36\\\") | a GitHub token | ghp_…",
        "\\u001b[31mghp_~36\\u001b[0m | a GitHub token | ghp_…",
        "?t=%22ghp_~36%22 | a GitHub token | ghp_…",
        "\"\\nZENODO_API_KEY = ~24\\n\" | a token or key | ZENODO_API_KEY = …",
        "wandb.login(relogin=True, key=\"~hex3212ab34cd\") | a Weights & Biases key | wandb login"
            + " …",
        "os.environ.setdefault('WANDB_API_KEY', '~hex3212ab34cd') | a token or key |"
            + " WANDB_API_KEY = …",
        "os.getenv(\"HF_TOKEN\", \"~24\") | a token or key | HF_TOKEN = …",
        "os.environ.get('DB_PASSWORD', 'h4rd2Guess') | a password | DB_PASSWORD = …",
        "s3fs.S3FileSystem(key=\"~20\") | a key of a storage | key = …",
        "s3fs.S3FileSystem(anon=False, secret=\"~36\") | a token or key | secret = …",
        "boto3.client('s3', aws_secret_access_key='~36') | a token or key |"
            + " aws_secret_access_key = …",
        "pwd = \"Gr9!kLm2xQ\" | a password | pwd = …",
        "passphrase: \"Gr9!kLm2xQ\" | a password | passphrase = …",
        "Passwort: Gr9!kLm2xQ | a password | Passwort = …",
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"bGFiOmg0cmQyZ3Vlc3M=\"}}} |"
            + " a password for images of containers | auth = …",
        "bot.run(\"MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.~27\") | a Discord token | MTk4…",
        "sk.eyJ1IjoibWF4IiwiYSI6ImNr~24.~22 | a Mapbox token | sk.e…",
        "key-~hex32 | a Mailgun key | key-…",
        "FAL_KEY=\"~uuid:~hex32\" | a key of fal.ai | FAL_KEY = …",
      })
  void findsWhatPeopleWriteEveryDay(String form, String what, String excerpt) {
    assertThat(Secrets.in(filled(form)))
        .extracting(Spot::what, Spot::excerpt)
        .containsExactly(tuple(what, excerpt));
  }

  @Test
  void findsThemInTables() {
    assertThat(
            Secrets.in(
                "| name | lab |\n"
                    + "| password | Gr9!kLm2xQ |\n"
                    + "| api_key | `q7Jw2RkV9sXb4TnC8mLz` |\n"))
        .extracting(Spot::what, Spot::excerpt)
        .containsExactly(
            tuple("a password", "password = …"), tuple("a token or key", "api_key = …"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "storage_key = \"weights_epoch_100_val_loss_0.123\"",
        "client_key=\"dask-scheduler-tcp-10-0-0-1-8786\"",
        "session_key = \"2024-01-01_nuclei_unet_v2_run3\"",
        "access_key: \"HeLa_2d_time_lapse_Plate12_row_C\"",
        "os.getenv('MODEL_TOKEN', 'my_nuclei_model_of_2024_v3')",
        "pwd = \"/opt/conda/envs/py310\"; PWD=/opt/Conda3/x",
        "pwd = os.getcwd(); passphrase: str = None",
        "| token | number of tokens in the layer |",
        "| key | conv2d_transpose_block_4 |",
        "| password | the password of the account |",
        "\"auth\": \"authentication\"",
        "key-value-store-abcdefgh-1234",
        "secret=\"bioimage-model-zoo-upload-2024-01\"",
      })
  void takesNamesOfWordsAndNumbersForNone(String text) {
    assertThat(Secrets.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Saved to\\n/home/mmustermann/x\" | /home/mmustermann/",
        "\"path:\\t/home/mmustermann/x\" | /home/mmustermann/",
        "\"path:\\nC:\\\\Users\\\\erika\\\\x\" | C:\\\\Users\\\\erika\\\\",
        "/private/home/mmustermann/x | /private/home/mmustermann/",
        "/lhome/mmustermann/x | /lhome/mmustermann/",
        "/vol/home/mmustermann/x | /vol/home/mmustermann/",
        "/work/home/mmustermann/x | /work/home/mmustermann/",
        "/projects/home/mmustermann/x | /projects/home/mmustermann/",
        "/home/users/mmustermann/x | /home/users/mmustermann/",
        "//home/mmustermann/x | //home/mmustermann/",
        "/afs/cern.ch/user/m/mmustermann/x | /afs/cern.ch/user/m/mmustermann/",
        "?path=%2Fhome%2Fmmustermann%2Fx | %2Fhome%2Fmmustermann%2F",
        "open(\"~mmustermann/x\") | ~mmustermann/",
        "cd ~mmustermann/x | ~mmustermann/",
      })
  void findsHomeFoldersWhereverTheyLie(String text, String excerpt) {
    assertThat(HomeFolders.in(text)).extracting(Spot::excerpt).containsExactly(excerpt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://home/mmustermann/x",
        "https://lab.eu/~mmustermann/x",
        "it takes ~minutes/epoch and ~3/4, see ~/data and '~user/x'",
        "/home/users/ and //home/user/x and /lhome/",
        "?next=%2Fhome%2Fdashboard",
      })
  void takesAddressesAndAmountsForNoHomeFolders(String text) {
    assertThat(HomeFolders.in(text)).isEmpty();
  }
}
