package eu.riscale.hub.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plain scalars mean what the Python reader of RDFs (ruyaml, YAML 1.2) makes of them; the table
/// was recorded from it.
final class ScalarKindsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "010, INT",
        "0o10, INT",
        "0x1F, INT",
        "0b11, INT",
        "1_000, INT",
        "+1, INT",
        "-0, INT",
        "09, INT",
        "1__0, INT",
        "1_, INT",
        "yes, STRING",
        "on, STRING",
        "_1, STRING",
        "0o8, STRING",
        "0x, STRING",
        "1e, STRING",
        "1.2.3, STRING",
        "., STRING",
        "12:30:45, STRING",
        "2001-1-1, STRING",
        "True, BOOL",
        "TRUE, BOOL",
        "false, BOOL",
        "tRUE, STRING",
        "~, NULL",
        "null, NULL",
        "Null, NULL",
        "nULL, STRING",
        ".inf, FLOAT",
        "-.INF, FLOAT",
        "+.inf, FLOAT",
        ".nan, FLOAT",
        "-.nan, STRING",
        "1e-5, FLOAT",
        "1.e3, FLOAT",
        ".5, FLOAT",
        "5., FLOAT",
        "1.5e+3, FLOAT",
        "1E5, FLOAT",
        "1_0.5, FLOAT",
        "+.5, FLOAT",
        "685_230.15, FLOAT",
        "2020-01-01, TIMESTAMP",
        "2020-01-01T10:00:00Z, TIMESTAMP",
        "2020-01-01 10:00:00 +2, TIMESTAMP",
        "2020-01-01T10:00:00.123+02:00, TIMESTAMP",
        "2020-01-01T10:00, STRING"
      })
  void meansTheSameAsInPython(String text, YamlScalar.Kind kind) {
    assertThat(ScalarKinds.of(text)).isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0} is the number {1}")
  @CsvSource({
    "010, 10",
    "0o10, 8",
    "0x1F, 31",
    "0b11, 3",
    "-1_000, -1000",
    "1.e3, 1000",
    "-.5, -0.5",
    ".inf, Infinity",
    "-.INF, -Infinity",
    ".NaN, NaN"
  })
  void isTheSameNumberAsInPython(String text, double number) {
    assertThat(ScalarNumbers.real(text)).hasValue(number);
  }
}
