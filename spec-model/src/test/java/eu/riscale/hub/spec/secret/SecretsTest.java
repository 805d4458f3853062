package eu.riscale.hub.spec.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `~` stands for letters and digits as they are drawn for secrets, so that this file holds none.
class SecretsTest {
  private static final String DRAWN = "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi0Bv";

  private static String filled(String form) {
    String text = form;
    for (int length : new int[] {36, 35, 34, 28, 27, 24, 22, 20}) {
      text = text.replace("~" + length, DRAWN.substring(0, length));
    }
    return text.replace("~16", "Q7JW2RKV5SXB4TNC")
        .replace("~letters", "qJwRkVsXbTnCmLzHpYdFgEaUoKiBvWxNcM")
        .replace("~hex32", "3f9a0c7be15d42868db07a6c94e2f153")
        .replace("~long", (DRAWN + DRAWN + DRAWN).replace("0", "4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "token: ghp_~36 | a GitHub token | ghp_…",
        "https://ghp_~36@github.com/lab/model | a GitHub token | ghp_…",
        "github_pat_11AB~36~20 | a GitHub token | gith…",
        "glpat-~20 | a GitLab token | glpa…",
        "\"hf_~34\" | a Hugging Face token | hf_…",
        "\"hf_~letters\" | a Hugging Face token | hf_…",
        "api_org_~letters | a Hugging Face token | api_…",
        "AKIA~16 | an AWS key | AKIA…",
        "ASIAQWJWKRKVXSXBZTNC | an AWS key | ASIA…",
        "stripe.api_key = 'sk_live_~24' | a Stripe key | sk_l…",
        "sk_test_~24 | a Stripe key | sk_t…",
        "rk_live_~24 | a Stripe key | rk_l…",
        "docker login -p dckr_pat_~27 | a Docker token | dckr…",
        "bot 123456789:AA~27Bx3Wz9 | a Telegram token | 1234…",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsYWIifQ.~36 | a JSON web token | eyJ…",
        "AccountName=lab;AccountKey=~36~36+/Rk8Wq3Zt7Xy1==;x | an Azure key | Key=…",
        "SharedAccessKey=~36+/Rk8Wq=;x | an Azure key | Key=…",
        "?sv=2022-11-02&sr=b&sig=~35%2Bt7Xw8Rk3%3D | a signed address | sig=…",
        "https://s3.lab.eu/a.zip?X-Amz-Signature=~hex32~hex32 | a signed address | Signature=…",
        "?AWSAccessKeyId=x&Expires=17&Signature=~27%3D | a signed address | Signature=…",
        "ya29.a0~36 | a Google token | ya29…",
        "GOCSPX-~28 | a Google client secret | GOCS…",
        "glptt-~hex3219283746 | a GitLab token | glpt…",
        "gldt-~20 | a GitLab token | gldt…",
        "xapp-1-A0B1C2D3E4F-1928374650123-~hex32~hex32 | a Slack token | xapp…",
        "sk-ant-api03-~long | an Anthropic key | sk-a…",
        "sk-or-v1-~hex32~hex32 | an OpenRouter key | sk-o…",
        "sk-~hex32 | a key of OpenAI or the like | sk-…",
        "nvapi-~36~28 | an NVIDIA key | nvap…",
        "dop_v1_~hex32~hex32 | a DigitalOcean token | dop_…",
        "SG.~22.~36Qw8Rt2z | a SendGrid key | SG.…",
        "key: cI08Q~~34 | a client secret of Azure | …",
        "pypi-AgEIcHlwaS5vcmc~36~20 | a PyPI token | pypi…",
        "wandb.login(key='~hex3212ab34cd') | a Weights & Biases key | wandb login …",
        "{\"username\":\"lab\",\"key\":\"~hex32\"} | a key of Kaggle | key = …",
        "DATAVERSE_API_TOKEN=3f9a0c7b-e15d-4286-8db0-7a6c94e2f153 | a token or key |"
            + " DATAVERSE_API_TOKEN = …",
        "{\"Authorization\": \"token ~hex3212ab34cd\"} | a token in a header | Authorization: …",
        "Authorization: Basic bGFiOmg0cmQyZ3Vlc3M= | a password in a header | Basic …",
        "sshpass -p h4rd2guess ssh lab@host | a password in a command | sshpass -p …",
        "curl -u lab:h4rd2guess https://lab.eu | a password in a command | curl -u …",
        "https://~hex3212ab34cd@github.com/lab/x | a token in an address | ://…@github.com",
        "PASSWORD=h4rd2Guess! | a password | PASSWORD = …",
        "-----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl~36~20 | a private key | -----BEGIN …",
        "Private-Lines: 14 ~36~20 | a private key | Private-Lines: …",
        "key=AIza~35 | a Google key | AIza…",
        "xoxb-~24 | a Slack token | xoxb…",
        "https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/~24 | a Slack address for messages |"
            + " hooks.slack.com/…",
        "sk-proj-~36 | a key of OpenAI or the like | sk-…",
        "npm_~36 | an npm token | npm_…",
        "-----BEGIN RSA PRIVATE KEY-----\\nMIIE~36~20 | a private key | -----BEGIN …",
        "postgres://lab:h4rd2guess@db.lab.eu/x | a password in an address | ://lab:…@db.lab.eu",
        "params={'access_token': '~36'} | a token or key | access_token = …",
        "\"ACCESS_TOKEN = \\\"~36\\\"\\n\" | a token or key | ACCESS_TOKEN = …",
        "https://zenodo.org/api/deposit?access_token=~36 | a token or key | access_token = …",
        "aws_secret_access_key = ~36 | a token or key | aws_secret_access_key = …",
        "ZENODO_API_KEY: \"~24\" | a token or key | ZENODO_API_KEY = …",
        "login(user, password=\"Tr0ub4dor\") | a password | password = …",
        "headers={'Authorization': 'Bearer ~36'} | a token in a header | Bearer …",
        "machine ftp.lab.eu login lab password qwertz | a password in the form of .netrc |"
            + " machine … password …",
      })
  void findsSecretsAndShowsLittleOfThem(String form, String what, String excerpt) {
    String text = filled(form);
    assertThat(Secrets.in("a first line\n" + text + "\n"))
        .extracting(Spot::what, Spot::excerpt, spot -> spot.line("a first line\n" + text + "\n"))
        .containsExactly(tuple(what, excerpt, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAIOSFODNN7EXAMPLE",
        "access_token = 'YOUR_ZENODO_ACCESS_TOKEN_1'",
        "access_token = os.environ['ZENODO_ACCESS_TOKEN_OF_LAB1']",
        "api_key: str = settings.MODEL_REGISTRY_API_KEY_2",
        "private_key: ed25519.Ed25519PrivateKey, f_priv",
        "pad_token = '<pad>'; cls_token_id = 101",
        "password = 'password1'",
        "password=\"${DB_PASSWORD_1}\"",
        "https://user:pass@example.com/x",
        "postgres://postgres:postgres@localhost:5432/x",
        "see https://doi.org/10.1:2@3",
        "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",
        "token = 'bert-base-uncased-whole-word-masking'; key = 'conv2d_transpose_block_4_weight_9'",
        "secret_key_name = \"bioimage-model-zoo-upload\"",
        "password: str = None, password: Optional[str2] = None, password=args.password2",
        "Basic authentication and Basic information",
        "https://0123456789abcdef0123456789abcdef@o12.ingest.sentry.io/1",
        "https://orcid.org/0000-0002-1825-0097, 10.5281/zenodo.5764892, 10.1038/s41592-020-01018-x",
        "3f9a0c7b-e15d-4286-8db0-7a6c94e2f153 and git 3f9a0c7be15d42868db07a6c94e2f15312ab34cd",
        "sha256: 0f6e0a3b7ab5a9bcd3e1b2ab7cf0d9f1e6cf8a9b0c1d2e3f405162738495a6b7",
        "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----",
        "<div class=\"sk-estimator-id-1 sk-toggleable__content-of-a-long-name-2\">",
        "task-oriented-segmentation-of-nuclei-in-3d-images-of-tissue",
        "iVBORw0KGgo/AKIAQ7JW2RKV5SXB4TNC+AIzaq7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oK/ABC",
      })
  void takesPlaceholdersAndOrdinaryTextForNone(String text) {
    assertThat(Secrets.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "open('/home/mmustermann/data/a.tif') | /home/mmustermann/",
        "file:///home/mmustermann/data | /home/mmustermann/",
        "/Users/erika.m/Desktop/a.tif | /Users/erika.m/",
        "C:\\Users\\Erika Muster\\a.tif | C:\\Users\\Erika Muster\\",
        "\"C:\\\\Users\\\\erika\\\\a.tif\" | C:\\\\Users\\\\erika\\\\",
        "D:/Users/erika/a.tif | D:/Users/erika/",
        "/home/jürgen/x | /home/jürgen/",
        "\"/home/j\\u00fcrgen/x\" | /home/j\\u00fcrgen/",
        "file:///home/j%C3%BCrgen/x | /home/j%C3%BCrgen/",
        "/home/田中/x | /home/田中/",
        "HOME=/home/mmustermann | /home/mmustermann",
        "/mnt/c/Users/erika/x | /mnt/c/Users/erika/",
        "/c/Users/erika/x | /c/Users/erika/",
        "/cygdrive/c/Users/erika/x | /cygdrive/c/Users/erika/",
        "file:///C:/Users/erika/x | C:/Users/erika/",
        "C:\\Documents and Settings\\erika\\x | C:\\Documents and Settings\\erika\\",
        "/nfs/home/mmustermann/x | /nfs/home/mmustermann/",
        "/gpfs/users/mmustermann/x | /gpfs/users/mmustermann/",
        "/export/home/mmustermann/x | /export/home/mmustermann/",
        "\\\\server\\home\\erika\\x | \\\\server\\home\\erika\\",
      })
  void findsHomeFolders(String text, String excerpt) {
    assertThat(HomeFolders.in(text)).extracting(Spot::excerpt).containsExactly(excerpt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/user/data and /Users/username/x and C:\\Users\\YourName\\x",
        "/home/jovyan/work, /home/runner/.local/lib, /root/.cache/torch",
        "/Users/Shared/x and /mnt/c/Users/Public/x and C:\\Users\\Default\\x",
        "/home/<user>/x, /home/{user}/x, /home/$USER/x, C:\\Users\\%USERNAME%\\x",
        "see \"/home/index.html\" and \"/home/.gitignore\"",
        "https://lab.eu/home/team/index.html",
        "https://lab.eu/Users/erika/",
        "~/home/erika/x and data/root/x",
        "/path/to/home and /home/ and /Users",
        "C:\\Users\\Public\\Documents",
      })
  void takesExamplesAndAddressesForNoHomeFolders(String text) {
    assertThat(HomeFolders.in(text)).isEmpty();
  }

  /// As many as a text can be filled with.
  @Test
  void findsASecretBehindManyThatAreNone() {
    String text = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(30_000) + filled("ghp_~36");
    assertThat(Secrets.in(text)).extracting(spot -> spot.line(text)).containsExactly(30_001);
    String paths = "/home/user/x ".repeat(30_000) + "/home/erika/x";
    assertThat(HomeFolders.in(paths)).hasSize(1);
  }

  @Test
  void countsLinesAndColumns() {
    String text = "a\nbc /home/erika/x";
    List<Spot> spots = HomeFolders.in(text);
    assertThat(spots).hasSize(1);
    assertThat(spots.getFirst().line(text)).isEqualTo(2);
    assertThat(spots.getFirst().column(text)).isEqualTo(4);
  }
}
