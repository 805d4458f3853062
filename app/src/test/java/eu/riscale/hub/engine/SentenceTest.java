package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {
  @Test
  void shortensNamesOfAnyLength() {
    String message = "No operator " + "x".repeat(100_000) + " in opset 17";
    assertThat(Sentence.message(new IllegalStateException(message)))
        .isEqualTo("No operator " + "x".repeat(1023) + "… in opset 17");
  }

  @Test
  void keepsTheEndsOfAStory() {
    String message = "Begin " + "traceback ".repeat(100_000) + "Error: end";
    String shortened = Sentence.message(new IllegalStateException(message));
    assertThat(shortened)
        .startsWith("Begin traceback")
        .endsWith("traceback Error: end")
        .hasSize(4099);
  }

  @Test
  void aClauseEndsWithoutFullStops() {
    assertThat(Sentence.clause("It does\n not load...")).isEqualTo("It does not load");
    assertThat(Sentence.clause("No graph.")).isEqualTo("No graph");
    assertThat(Sentence.clause("...")).isEmpty();
  }

  @Test
  void leavesAloneWhatIsShort() {
    assertThat(Sentence.message(new IllegalStateException("No graph."))).isEqualTo("No graph.");
    assertThat(Sentence.message(new IllegalStateException())).isEqualTo("null");
  }
}
