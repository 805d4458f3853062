package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MatchingTest {

  @Test
  void namesThatAgreeDecide() {
    assertThat(Matching.of(List.of("mask", "raw"), List.of("raw", "mask")))
        .isEqualTo(new Matching(Matching.By.NAME, List.of(1, 0)));
  }

  @Test
  void oneStrangeNameMakesThePositionDecide() {
    assertThat(Matching.of(List.of("mask", "image"), List.of("raw", "mask")))
        .isEqualTo(new Matching(Matching.By.POSITION, List.of(0, 1)));
  }

  @Test
  void networksMayHaveMoreThanTheDescriptionNames() {
    assertThat(Matching.of(List.of("mask"), List.of("extra", "mask")))
        .isEqualTo(new Matching(Matching.By.NAME, List.of(1)));
  }

  @Test
  void ofANameThatStandsTwiceTheFirstCounts() {
    assertThat(Matching.of(List.of("a", "b"), List.of("b", "a", "a")))
        .isEqualTo(new Matching(Matching.By.NAME, List.of(1, 0)));
  }

  /// One after the other, these would be five billion comparisons.
  @Test
  @Timeout(10)
  void manyTensorsAreMatchedAtOnce() {
    List<String> names = IntStream.range(0, 100_000).mapToObj(i -> "output" + i).toList();
    assertThat(Matching.of(names.reversed(), names).order()).startsWith(99_999, 99_998);
  }

  @Test
  void aFormatWithoutNamesGoesByPosition() {
    assertThat(Matching.of(List.of("a", "b"), List.of()))
        .isEqualTo(new Matching(Matching.By.POSITION, List.of(0, 1)));
  }
}
