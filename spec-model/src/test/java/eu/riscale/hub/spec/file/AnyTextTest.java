package eu.riscale.hub.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTextTest {
  private static final String TEXT = "open /home/jürgen/Zellkörper\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void readsTextsInTheEncodingThatTheyAreIn(String encoding) {
    assertThat(AnyText.of(TEXT.getBytes(Charset.forName(encoding)))).contains(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void takesAMarkAtTheBeginningForNoLetter(String encoding) {
    assertThat(AnyText.of(("\uFEFF" + TEXT).getBytes(Charset.forName(encoding)))).contains(TEXT);
  }

  /// Of a long file only the first megabytes are read.
  @Test
  void readsUtf8ThatEndsInTheMiddleOfALetter() {
    byte[] bytes = "Körper ö".getBytes(StandardCharsets.UTF_8);
    assertThat(AnyText.of(Arrays.copyOf(bytes, bytes.length - 1))).contains("Körper ");
  }

  @Test
  void takesPicturesAndNumbersForNoText() {
    assertThat(AnyText.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}))
        .isEmpty();
    assertThat(AnyText.of(new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40})).isEmpty();
    assertThat(AnyText.of(new byte[0])).contains("");
  }
}
