package eu.riscale.hub.engine;

import org.jspecify.annotations.Nullable;

/// Why a network could not be opened or run. The message is one sentence for the person who
/// publishes the model; what the native library said is boiled down to it.
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What failed.
  public enum Kind {
    /// The weights file is broken, or not what its format says.
    WEIGHTS,
    /// The device asked for is not available on this machine.
    DEVICE,
    /// The engine itself is not available: hub does not bring it, and the person has none.
    ENGINE,
    /// An engine that hub brings fails on this machine, whatever the model: its library cannot be
    /// unpacked or loaded, there is no room for its temporary files, or a setting stands in its
    /// way.
    MACHINE,
    /// The network was opened and refused the inputs, or failed while it ran.
    RUN,
    /// The memory of the device did not suffice for the network with these inputs.
    MEMORY
  }

  private final Kind kind;
  private final String sentence;
  private final String hint;

  public EngineException(Kind kind, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.sentence = message;
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public Kind kind() {
    return kind;
  }

  /// How to fix it; empty where the message leaves nothing to add.
  public String hint() {
    return hint;
  }
}
