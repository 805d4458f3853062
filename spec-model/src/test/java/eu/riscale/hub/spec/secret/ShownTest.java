package eu.riscale.hub.spec.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
  private static final String TOKEN = "ghp_" + "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi";

  @Test
  void leavesOrdinaryTextAsItIs() {
    String text = "The licence 'MIT' is known. ".repeat(140);
    assertThat(Shown.of(text)).isEqualTo(text);
    assertThat(Shown.whole(text)).isSameAs(text);
    assertThat(Shown.inPlace(text)).isSameAs(text);
  }

  @Test
  void hidesSecretsAndWhatFollowsStays() {
    assertThat(Shown.of("'" + TOKEN + "' is no licence, api_key: \"" + TOKEN + "\""))
        .isEqualTo("'ghp_…' is no licence, api_key: \"ghp_…\"");
    assertThat(Shown.of("https://lab:h4rd2guess@data.lab.eu/x"))
        .isEqualTo("https://lab:…@data.lab.eu/x");
  }

  @Test
  void hidesAllLinesOfAKey() {
    String line = "q7Jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1oKi0Bv+q7Jw2RkV9sXb4TnC8mLz5HpY";
    String key =
        "-----BEGIN RSA PRIVATE KEY-----\n"
            + (line + "\n").repeat(50)
            + "-----END RSA PRIVATE KEY-----";
    assertThat(Shown.whole("a\n" + key + "\nb")).isEqualTo("a\n-----BEGIN …\nb");
    assertThat(Shown.whole("a " + key.replace("\n", "\\n") + " b")).isEqualTo("a -----BEGIN … b");
    assertThat(Shown.inPlace(key)).hasLineCount(52).doesNotContain("q7Jw");
    assertThat(Shown.of(key + "x".repeat(20_000), 1000)).doesNotContain("q7Jw");
    assertThat(Shown.of("x".repeat(20_000) + " " + key, 1000)).doesNotContain("q7Jw");
  }

  @Test
  void keepsLinesAndColumns() {
    assertThat(Shown.inPlace("a: 1\nb: " + TOKEN + " # c"))
        .isEqualTo("a: 1\nb: ghp_" + "*".repeat(36) + " # c");
  }

  @Test
  void cutsTheMiddleAndSaysHowMuch() {
    assertThat(Shown.of("'" + "a".repeat(1_000_000) + "' is no licence.", 100))
        .isEqualTo("'" + "a".repeat(74) + "… (999,917 characters) …aaaaaaaaa' is no licence.");
  }

  /// Wherever the cut falls, also within the secret.
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 40, 60, 70, 74, 75, 76, 90, 110, 120})
  void leavesNoPartOfASecretBesideACut(int before) {
    for (int after : new int[] {50, 100, 40_000}) {
      String text = "x".repeat(before) + " " + TOKEN + " " + "y".repeat(after);
      assertThat(Shown.of(text, 100)).doesNotContain(TOKEN.substring(4, 8));
      String turned = "y".repeat(after) + " " + TOKEN + " " + "x".repeat(before);
      assertThat(Shown.of(turned, 100)).doesNotContain(TOKEN.substring(36));
    }
  }

  @Test
  void beginsWithoutTheHalfOfASecret() {
    assertThat(Shown.start("Found " + TOKEN + ", " + "x".repeat(50_000), 20))
        .isEqualTo("Found ghp_…, xxxxxxx");
    assertThat(Shown.start("short", 20)).isEqualTo("short");
  }

  @Test
  void leavesNoHalfOfALetter() {
    String text = "𝛼".repeat(1000);
    for (int longest = 90; longest < 110; longest++) {
      assertThat(Shown.of(text, longest).codePoints()).noneMatch(c -> c >= 0xD800 && c < 0xE000);
    }
  }
}
