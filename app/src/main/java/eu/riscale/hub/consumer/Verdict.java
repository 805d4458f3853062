package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.secret.Shown;
import java.util.List;

/// Whether one consumer can use a model, by its description.
///
/// @param version of the consumer whose rules these are; empty where it has none
/// @param reasons empty where the model runs without limits
public record Verdict(String consumer, String version, Outcome outcome, List<Reason> reasons) {

  /// The consumer with its version, where it has one.
  public String name() {
    return (consumer + " " + version).strip();
  }

  /// Whether it runs, be it with limits.
  public boolean isRunning() {
    return outcome == Outcome.RUNS || outcome == Outcome.LIMITS;
  }

  /// From best to worst.
  public enum Outcome {
    RUNS("runs"),
    LIMITS("limits"),
    DOES_NOT_RUN("does-not-run"),
    /// The consumer is not made for such models.
    NOT_APPLICABLE("not-applicable");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// Why a model does not run, or only with limits.
  ///
  /// @param code a word for programs, the same for every consumer
  /// @param message what is in the way
  /// @param hint how to fix it; empty where it cannot be
  public record Reason(String code, String message, String hint) {
    public Reason {
      message = Shown.of(message, Shown.LONGEST_MESSAGE);
    }

    /// What is in the way, and how to fix it.
    public String text() {
      return (message + " " + hint).strip();
    }
  }
}
