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
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "\"# token:\\nghp_~36\\n\" ¦ a GitHub token ¦ ghp_…",
        "\"--token\\nhf_~letters\" ¦ a Hugging Face token ¦ hf_…",
        "\"configure\\nAKIA~16\\n\" ¦ an AWS key ¦ AKIA…",
        "\"key:\\tghp_~36\" ¦ a GitHub token ¦ ghp_…",
        "\"key:\\u0009ghp_~36\" ¦ a GitHub token ¦ ghp_…",
        "\"key:\\r\\nAIza~35\" ¦ a Google key ¦ AIza…",
        "print(\\\"x\\\\nghp_~36\\\") ¦ a GitHub token ¦ ghp_…",
        "\\u001b[31mghp_~36\\u001b[0m ¦ a GitHub token ¦ ghp_…",
        "?t=%22ghp_~36%22 ¦ a GitHub token ¦ ghp_…",
        "\"\\nZENODO_API_KEY = ~24\\n\" ¦ a token or key ¦ ZENODO_API_KEY = …",
        "wandb.login(relogin=True, key=\"~hex3212ab34cd\") ¦ a Weights & Biases key ¦ wandb login"
            + " …",
        "os.environ.setdefault('WANDB_API_KEY', '~hex3212ab34cd') ¦ a token or key ¦"
            + " WANDB_API_KEY = …",
        "os.getenv(\"HF_TOKEN\", \"~24\") ¦ a token or key ¦ HF_TOKEN = …",
        "os.environ.get('DB_PASSWORD', 'h4rd2Guess') ¦ a password ¦ DB_PASSWORD = …",
        "s3fs.S3FileSystem(key=\"~20\") ¦ a key of a storage ¦ key = …",
        "s3fs.S3FileSystem(anon=False, secret=\"~36\") ¦ a token or key ¦ secret = …",
        "boto3.client('s3', aws_secret_access_key='~36') ¦ a token or key ¦"
            + " aws_secret_access_key = …",
        "pwd = \"Gr9!kLm2xQ\" ¦ a password ¦ pwd = …",
        "passphrase: \"Gr9!kLm2xQ\" ¦ a password ¦ passphrase = …",
        "Passwort: Gr9!kLm2xQ ¦ a password ¦ Passwort = …",
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"bGFiOmg0cmQyZ3Vlc3M=\"}}} ¦"
            + " a password for images of containers ¦ auth = …",
        "bot.run(\"MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.~27\") ¦ a Discord token ¦ MTk4…",
        "sk.eyJ1IjoibWF4IiwiYSI6ImNr~24.~22 ¦ a Mapbox token ¦ sk.e…",
        "key-~hex32 ¦ a Mailgun key ¦ key-…",
        "FAL_KEY=\"~uuid:~hex32\" ¦ a key of fal.ai ¦ FAL_KEY = …",
        "mc alias set lab https://s3.lab.eu max ~24 ¦ a key of a storage ¦ mc …",
        "default login max password gR9klm2x ¦ a password in the form of .netrc ¦ machine …"
            + " password …",
        "docker login -u max -p gR9klm2x ghcr.io ¦ a password in a command ¦ docker login …",
        "omero login -s lab.eu -u max -w gR9klm2x ¦ a password in a command ¦ omero …",
        "mysql -u max -pgR9klm2x images ¦ a password in a command ¦ mysql …",
        "pull --docker-password gR9klm2x ¦ a password in a command ¦ --password …",
        "smbclient //nas/a -U 'max%gr9klm2x' ¦ a password in a command ¦ smbclient …",
        "lftp -u max,gr9klm2x ftp.lab.eu ¦ a password in a command ¦ lftp …",
        "echo \"gr9klm2x\" | sudo -S apt install a ¦ a password in a command ¦ echo …",
        "dvc remote modify --local lab password gr9klm2x ¦ a password or key of a storage ¦ dvc"
            + " remote modify …",
        "redis://:gR9klm2x@lab.eu/0 ¦ a password in an address ¦ ://:…@lab.eu",
        "BlitzGateway(\"max\", \"gR9klm2x\", host=\"lab.eu\") ¦ a password in a call ¦ (…, …)",
        "auth=('max', 'gR9klm2x') ¦ a password in a call ¦ (…, …)",
        "FTP(\"ftp.lab.eu\", \"max\", \"gR9klm2x\") ¦ a password in a call ¦ FTP(…)",
        "cookies = {\"session\": \"~36\"} ¦ a cookie ¦ cookies = …",
        "Cookie: session=~36 ¦ a cookie ¦ Cookie: …",
        "aws_secret_access_key = qJwRkVsXbTnCmLz/HpYdFgEaUoKiBvWxNcM8+Zt7 ¦ an AWS key ¦"
            + " aws_secret_access_key = …",
        "WEBDAV_PASS=gR9klm2x ¦ a password ¦ WEBDAV_PASS = …",
        "MYSQL_PWD=gR9klm2x ¦ a password ¦ MYSQL_PWD = …",
      })
  void findsWhatPeopleWriteEveryDay(String form, String what, String excerpt) {
    assertThat(Secrets.in(filled(form)))
        .extracting(Spot::what, Spot::excerpt)
        .containsExactly(tuple(what, excerpt));
  }

  @Test
  void findsThemInSettings() {
    assertThat(Secrets.in(filled("[nas]\nuser = max\npass = ~36\n")))
        .extracting(Spot::what, Spot::excerpt)
        .containsExactly(tuple("a password of rclone", "pass = …"));
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
        "first_pass = Conv2DBlock; second_pass = \"Conv2DBlock\"",
        "OLD_PWD=/Data/X1y/z; compass = 'N10E20S30W40'",
        "docker login -u max -p \"$TOKEN2\"; omero import -d 51 a.tif; mysql --port 3306",
        "echo \"Model2D done\" | tee log; echo $PASSWORD1 | sudo -S ls",
        "auth=(\"user\", \"password1\"); auth=(os.environ[\"A1\"], os.environ[\"B2\"])",
        "redis://:@host/0 and http://:8080@host",
        "lftp -u user,password1; smbclient -U \"$USER%$PASSWORD1\"",
        "--password $PASSWORD1 --password-stdin",
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
