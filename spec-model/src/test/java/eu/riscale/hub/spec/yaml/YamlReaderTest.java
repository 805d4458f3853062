package eu.riscale.hub.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.value.YamlValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {
  private static final RdfPath TOP = RdfPath.ROOT;

  @Test
  void placesCountFromOneAndNameTheValue() {
    YamlDocument document = YamlReader.read("a: 1\nb:\n  - x\n  - {c: deep}\n");

    assertThat(document.find(TOP.field("a"))).isEqualTo(new Span(1, 4, 1, 5));
    assertThat(document.find(TOP.field("b").index(0))).isEqualTo(new Span(3, 5, 3, 6));
    assertThat(document.find(TOP.field("b").index(1).field("c"))).isEqualTo(new Span(4, 9, 4, 13));
  }

  @Test
  void aValueOverSeveralLinesIsShownAtItsName() {
    YamlDocument document = YamlReader.read("a: 1\nlist:\n- x\n- y\n");

    assertThat(document.find(TOP.field("list"))).isEqualTo(new Span(2, 1, 2, 5));
  }

  @Test
  void aPlaceThatIsNotThereIsShownAtItsNearestParent() {
    YamlDocument document = YamlReader.read("a:\n  b: 1\n");

    assertThat(document.find(TOP.field("a").field("missing").field("c")))
        .isEqualTo(new Span(1, 1, 1, 2));
    assertThat(document.find(TOP.field("missing"))).isEqualTo(new Span(1, 1, 1, 2));
    assertThat(document.find(TOP.field("a").index(3))).isEqualTo(new Span(1, 1, 1, 2));
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsChangeNothing() {
    YamlDocument document =
        YamlReader.read("\uFEFFa: 1\r\nb: two\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(document.findings()).isEmpty();
    assertThat(document.find(TOP.field("b"))).isEqualTo(new Span(2, 4, 2, 7));
    assertThat(value(document)).isEqualTo(value(YamlReader.read("a: 1\nb: two\n")));
  }

  @Test
  void aliasesAndMergeKeysAreResolved() {
    YamlDocument document =
        YamlReader.read("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [{x: 7}, *a]}\nd: *a\n");

    assertThat(document.findings()).isEmpty();
    assertThat(value(document))
        .isEqualTo(
            value(
                YamlReader.read(
                    "a: {x: 1, y: 2}\nb: {y: 3, x: 1}\nc: {x: 7, y: 2}\nd: {x: 1, y: 2}\n")));
  }

  @Test
  void aDuplicateKeyNamesBothPlaces() {
    Finding finding = YamlReader.read("a: 1\nb: 2\na: 3\n").findings().get(0);

    assertThat(finding.code()).isEqualTo(YamlCodes.DUPLICATE_KEY);
    assertThat(finding.message()).contains("line 1").contains("line 3");
    assertThat(finding.span()).isEqualTo(new Span(3, 1, 3, 2));
  }

  @Test
  void aSyntaxErrorHasAPlace() {
    Finding finding = YamlReader.read("a: 1\nb: [1, 2\nc: 3\n").findings().get(0);

    assertThat(finding.code()).isEqualTo(YamlCodes.SYNTAX);
    assertThat(Objects.requireNonNull(finding.span()).line()).isGreaterThan(1);
  }

  @Test
  void aByteThatIsNotUtf8HasAPlace() {
    Finding finding =
        YamlReader.read(new byte[] {'a', ':', ' ', 'x', '\n', 'b', ':', ' ', (byte) 0xFC})
            .findings()
            .get(0);

    assertThat(finding.code()).isEqualTo(YamlCodes.NOT_UTF8);
    assertThat(finding.span()).isEqualTo(new Span(2, 4, 2, 5));
    assertThat(finding.message()).contains("0xFC");
  }

  @Test
  void theEncodingIsNamedThatAMarkTells() {
    for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE")) {
      byte[] text = "\uFEFFname: a\n".getBytes(Charset.forName(encoding));

      assertThat(YamlReader.read(text).findings().get(0).message())
          .isEqualTo("The file is encoded in " + encoding.substring(0, 6) + ".");
    }
  }

  @Test
  void aSecondDocumentHasAPlaceAndTheFirstIsRead() {
    YamlDocument document = YamlReader.read("a: 1\n---\nb: 2\n");

    assertThat(document.findings()).hasSize(1);
    assertThat(Objects.requireNonNull(document.findings().get(0).span()).line()).isEqualTo(2);
    assertThat(document.root()).isNotNull();
  }

  @Test
  void limitsAreKept() {
    YamlLimits limits = new YamlLimits(100, 3, 10);

    assertThat(only("a: [[[[1]]]]", limits)).isEqualTo(YamlCodes.TOO_DEEP);
    assertThat(only("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", limits))
        .isEqualTo(YamlCodes.TOO_MANY_VALUES);
    assertThat(only("a: &a [1, 2, 3]\nb: [*a, *a]", limits)).isEqualTo(YamlCodes.TOO_MANY_VALUES);
    assertThat(only("x".repeat(101), limits)).isEqualTo(YamlCodes.TOO_LARGE);
    assertThat(
            YamlReader.read("a: [[1, 2], 3]".getBytes(StandardCharsets.UTF_8), limits).findings())
        .isEmpty();
  }

  @Test
  void deepNestingDoesNotOverflowTheStack() {
    assertThat(only("[".repeat(200_000), YamlLimits.STANDARD)).isEqualTo(YamlCodes.TOO_DEEP);
    assertThat(only("- ".repeat(50_000) + "x", YamlLimits.STANDARD)).isEqualTo(YamlCodes.TOO_DEEP);
  }

  @Test
  void emojiAreReadWhereverTheyStand() {
    for (int before = 1000; before < 1050; before++) {
      YamlDocument document = YamlReader.read("a: " + "x".repeat(before) + "🔬\nb: 2\n");
      assertThat(document.findings()).as("after %d letters", before).isEmpty();
    }
  }

  private static Code only(String text, YamlLimits limits) {
    YamlDocument document = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), limits);
    assertThat(document.findings()).hasSize(1);
    return document.findings().get(0).code();
  }

  private static YamlValue value(YamlDocument document) {
    return YamlValue.of(Objects.requireNonNull(document.root()));
  }
}
