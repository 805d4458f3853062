package eu.riscale.hub.weights;

import java.util.Arrays;
import java.util.Optional;

/// What an operation of a network, or a name in a pickle, does beyond arithmetic on tensors.
public enum Effect {
  HARMLESS("harmless", ""),
  FILES("outside files", "reads or writes files"),
  NETWORK("outside network", "opens connections"),
  PROCESS("outside process", "starts or ends processes"),
  PYTHON("outside python", "runs Python code"),
  PRINTS("outside prints", "prints"),
  MEMORY("outside memory", "reads or writes memory that is not the network's"),
  WAITS("outside waits", "waits for another program"),
  /// What a library writes for itself: it runs where the processor is of the same kind, and reads
  /// beyond its tensors where their sizes are others than the library would have given.
  TUNED("tuned", "is made for one kind of processor"),
  /// On no list: hub cannot tell what it does.
  UNKNOWN("unknown", "does what hub does not know");

  private final String heading;
  private final String clause;

  Effect(String heading, String clause) {
    this.heading = heading;
    this.clause = clause;
  }

  /// Such as `reads or writes files`, to follow the name of an operation.
  public String clause() {
    return clause;
  }

  /// Whether it reaches beyond the network: to files, other programs or memory. Printing does not,
  /// since hub catches what a network prints.
  public boolean isUnsafe() {
    return switch (this) {
      case FILES, NETWORK, PROCESS, PYTHON, MEMORY, WAITS -> true;
      case HARMLESS, PRINTS, TUNED, UNKNOWN -> false;
    };
  }

  static Optional<Effect> ofHeading(String heading) {
    return Arrays.stream(values()).filter(effect -> effect.heading.equals(heading)).findFirst();
  }
}
