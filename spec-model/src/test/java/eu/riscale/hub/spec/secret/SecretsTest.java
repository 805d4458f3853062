package eu.riscale.hub.spec.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `~` stands for letters and digits as they are drawn for secrets, so that this file holds none.
class SecretsTest {
  private static final String DRAWN = "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi0Bv";

  private static String filled(String form) {
    String text = form;
    for (int length : new int[] {36, 35, 34, 24, 20}) {
      text = text.replace("~" + length, DRAWN.substring(0, length));
    }
    return text.replace("~16", "Q7JW2RKV5SXB4TNC");
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
        "\"hf_~34\" | a Hugging Face token | hf_q…",
        "AKIA~16 | an AWS key | AKIA…",
        "key=AIza~35 | a Google key | AIza…",
        "xoxb-~24 | a Slack token | xoxb…",
        "https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/~24 | a Slack address for messages |"
            + " hook…",
        "sk-proj-~36 | a key of OpenAI or Anthropic | sk-p…",
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
        "cache in /root/.cache/torch | /root/",
      })
  void findsHomeFolders(String text, String excerpt) {
    assertThat(HomeFolders.in(text)).extracting(Spot::excerpt).containsExactly(excerpt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/user/data and /Users/username/x and C:\\Users\\YourName\\x",
        "/home/jovyan/work, /home/runner/.local/lib",
        "https://lab.eu/home/team/index.html",
        "https://lab.eu/Users/erika/",
        "~/home/erika/x and data/root/x",
        "/path/to/home and /home/ and /Users",
        "C:\\Users\\Public\\Documents",
      })
  void takesExamplesAndAddressesForNoHomeFolders(String text) {
    assertThat(HomeFolders.in(text)).isEmpty();
  }

  /// Texts that are made of what is looked for.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "://a:b",
        "access_token",
        "password = \"",
        "/home/a",
        "C:\\Users\\a ",
        "machine a login ",
        "-----BEGIN ",
        "PRIVATE KEY",
        "hf_aaaaaaaaa",
        "/home/erika/",
      })
  void takesTimeInProportionToTheText(String part) {
    String text = part.repeat((8 << 20) / part.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertThat(Secrets.in(text)).hasSizeLessThanOrEqualTo(500);
          assertThat(HomeFolders.in(text)).hasSizeLessThanOrEqualTo(500);
        });
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
