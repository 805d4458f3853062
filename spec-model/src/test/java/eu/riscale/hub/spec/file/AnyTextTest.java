package eu.riscale.hub.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTextTest {
  private static final String TEXT = "open /home/jürgen/Zellkörper\n";
  private static final long MOST = 64 << 20;

  private static Optional<AnyText> open(String name, byte[] bytes) throws IOException {
    return AnyText.open(new ByteArrayInputStream(bytes), name, MOST);
  }

  private static List<AnyText.Part> parts(AnyText text) throws IOException {
    List<AnyText.Part> parts = new ArrayList<>();
    for (var part = text.next(); part.isPresent(); part = text.next()) {
      parts.add(part.get());
    }
    return parts;
  }

  private static String read(String name, byte[] bytes) throws IOException {
    List<AnyText.Part> parts = parts(open(name, bytes).orElseThrow());
    StringBuilder read = new StringBuilder();
    parts.forEach(part -> read.append(part.text(), part.from(), part.to()));
    return read.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void readsTextsInTheEncodingThatTheyAreIn(String encoding) throws IOException {
    assertThat(read("notes", TEXT.getBytes(Charset.forName(encoding)))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void takesAMarkAtTheBeginningForNoLetter(String encoding) throws IOException {
    assertThat(read("notes", ("\uFEFF" + TEXT).getBytes(Charset.forName(encoding))))
        .isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
  void readsFourBytesForALetter(String encoding) throws IOException {
    assertThat(read("notes", "a = 1\n".getBytes(Charset.forName(encoding)))).isEqualTo("a = 1\n");
  }

  /// As `>>` of PowerShell does.
  @Test
  void readsWhatWasAppendedInAnotherEncoding() throws IOException {
    byte[] begin = "a = 10\n".getBytes(StandardCharsets.UTF_8);
    byte[] end = "b = 2\n".getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, bytes, begin.length, end.length);
    assertThat(read("notes.py", bytes)).startsWith("a = 10\nb = 2\n");
  }

  @Test
  void readsUtf8ThatEndsInTheMiddleOfALetter() throws IOException {
    byte[] bytes = "Körper ö".getBytes(StandardCharsets.UTF_8);
    assertThat(read("notes", Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo("Körper ");
  }

  @Test
  void takesPicturesAndNumbersForNoText() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    assertThat(open("a.png", png)).isEmpty();
    assertThat(open("a.npy", new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40})).isEmpty();
    assertThat(read("a", new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.py", "a.ipynb", "README.md", "a.JSON", ".env", ".env.local", "a.cfg"})
  void readsWhatIsNamedATextWhateverItHolds(String name) throws IOException {
    byte[] bytes = "\0\1\2\u00ff a = 1".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(name, bytes)).endsWith(" a = 1");
  }

  @Test
  void allowsOtherTextsAFewControlCharacters() throws IOException {
    byte[] log = ("loss 0.1 ".repeat(20) + "\0\1 done").getBytes(StandardCharsets.US_ASCII);
    assertThat(read("a.log1", log)).endsWith("done");
    byte[] numbers = ("loss" + "\0\1ab".repeat(20)).getBytes(StandardCharsets.US_ASCII);
    assertThat(open("a.dat", numbers)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, 1", "UTF-16LE, 2", "UTF-32BE, 4", "ISO-8859-1, 1"})
  void givesEachLetterOfALongTextToOnePart(String encoding, int width) throws IOException {
    String line = "é öffne /home/jürgen/x oder 田中\n".substring(0, width == 1 ? 24 : 28);
    String text = line.repeat((9 << 20) / line.length() / width) + "end";
    byte[] bytes = ("\uFEFF".repeat(width / 2) + text).getBytes(Charset.forName(encoding));
    List<AnyText.Part> parts = parts(open("a.txt", bytes).orElseThrow());
    assertThat(parts).hasSizeGreaterThan(1);
    StringBuilder read = new StringBuilder();
    for (AnyText.Part part : parts) {
      assertThat(part.linesBefore()).isEqualTo(read.chars().filter(c -> c == '\n').count());
      assertThat(part.text().substring(0, part.from())).isEqualTo(endOf(read, part.from()));
      read.append(part.text(), part.from(), part.to());
    }
    assertThat(read.toString()).isEqualTo(text);
  }

  private static String endOf(StringBuilder text, int letters) {
    return text.substring(text.length() - letters);
  }

  @Test
  void tellsWhereItDoesNotReadOn() throws IOException {
    byte[] bytes = "a".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    AnyText cut = AnyText.open(new ByteArrayInputStream(bytes), "a", 9_999).orElseThrow();
    assertThat(parts(cut)).extracting(part -> part.text().length()).containsExactly(9_999);
    assertThat(cut.isCut()).isTrue();
    AnyText whole = AnyText.open(new ByteArrayInputStream(bytes), "a", 10_000).orElseThrow();
    assertThat(parts(whole)).hasSize(1);
    assertThat(whole.isCut()).isFalse();
  }
}
