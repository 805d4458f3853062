package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
  void aFormatWithoutNamesGoesByPosition() {
    assertThat(Matching.of(List.of("a", "b"), List.of()))
        .isEqualTo(new Matching(Matching.By.POSITION, List.of(0, 1)));
  }
}
