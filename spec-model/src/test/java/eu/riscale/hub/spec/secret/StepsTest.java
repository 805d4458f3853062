package eu.riscale.hub.spec.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many letters the patterns read of texts that are made of what they look for: a machine that
/// is slow or busy does not change it.
class StepsTest {
  private static final int LENGTH = 1 << 18;

  /// More for each letter of a text would be minutes for a file.
  private static final int MOST_EACH = 300;

  /// Counts the letters that are read.
  private static final class Read implements CharSequence {
    private final String text;
    private long letters;

    Read(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      letters++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      letters += to - from;
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static long steps(Words words, String part, int length) {
    String text = part.repeat(length / part.length());
    Read read = new Read(text);
    assertThat(words.in(text, read, new Effort(Long.MAX_VALUE)))
        .hasSizeLessThanOrEqualTo(Secrets.MOST);
    return read.letters;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "://a:b",
        "://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "access_token",
        "access_token: ",
        "access_token: aaaaaaaaaaaaaaaaaaaa ",
        "access_token_access_token: 'aaaaaaaaaaaaaaaaaaaa' ",
        "token=token=token=token=token=",
        "password = \"",
        "password: aaaaaaaa ",
        "/home/a",
        "/afs/home/",
        "/mnt/a/b/home/",
        "C:\\Users\\a ",
        "C:\\Users\\a a a a",
        "/mnt/c/Users/a",
        "\\\\a\\home\\",
        "machine a login ",
        "-----BEGIN ",
        "PRIVATE KEY",
        "-----BEGIN PRIVATE KEY-----",
        "Private-Lines: 1",
        "eyJaaaaaaaaaaa.",
        "eyJ",
        "curl -u a",
        "curl ",
        "wandb.login(",
        "setenv('a_token',",
        "storage_options",
        "password | ",
        "token|",
        "sk-",
        "sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "hf_aaaaaaaaa",
        "AKIA",
        "MTk",
        ":AA",
        "sig=",
        "%2Fhome%2F",
        " ~aaaaaa/",
        "Bearer ",
        "auth\": \"",
        "/home/erika/",
        ".atlasv1.",
        "1Q~",
        "omero ",
        "docker login -p ",
        "lftp -u a",
        "echo ",
        "mc alias set ",
        "mc alias set a a a ",
        "auth=('a', ",
        "FTP('a', 'a', ",
        ".login(",
        "Cookie: a=a",
        "cookies={",
        "aws_secret_access_key=",
        "smtp_pass: ",
        "\\n",
        "\u001b[0;0;0;0m",
      })
  void growInProportionToTheText(String part) {
    for (Words words : new Words[] {Secrets.WORDS, HomeFolders.WORDS}) {
      long half = steps(words, part, LENGTH / 2);
      long whole = steps(words, part, LENGTH);
      assertThat(whole)
          .as(() -> String.format(Locale.ROOT, "%d, and %d of half of it", whole, half))
          .isLessThanOrEqualTo(half * 2 + LENGTH / 10)
          .isLessThanOrEqualTo((long) MOST_EACH * LENGTH);
    }
  }
}
