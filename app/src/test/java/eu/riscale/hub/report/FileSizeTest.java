package eu.riscale.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "9949, 9.9 kB",
    "9950, 10 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "2500000000, 2.5 GB",
    "5000000000000000, 5000 TB"
  })
  void hasTwoOrThreeDigitsAndAUnit(long bytes, String text) {
    assertThat(FileSize.of(bytes)).isEqualTo(text);
  }
}
