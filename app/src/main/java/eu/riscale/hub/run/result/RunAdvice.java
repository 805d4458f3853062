package eu.riscale.hub.run.result;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// What to do about failures of which no cause is known.
public final class RunAdvice {
  private static final String NETWORK =
      "Compare the sizes and the type of the inputs with what the network takes: 'hub inspect'"
          + " shows both.";
  public static final String WEIGHTS =
      "Check that the file was copied as a whole and is of this format, or export the weights"
          + " again.";
  public static final String MEMORY =
      "Test it on a machine with more memory, or with smaller test tensors.";

  private static final String DEVICE =
      "See with nvidia-smi whether the GPU works, or use --device cpu; the model need not change.";
  private static final String MACHINE =
      "Repair what hub names here, then run hub again; the model need not change.";
  private static final String ENGINE =
      "'hub inspect --engines' shows what this machine can run, and what it lacks for the rest.";

  private RunAdvice() {}

  /// What to do where an engine fails and does not know better.
  public static String otherwise(EngineException.Kind kind) {
    return switch (kind) {
      case WEIGHTS -> WEIGHTS;
      case RUN -> NETWORK;
      case MEMORY -> MEMORY;
      case DEVICE -> DEVICE;
      case MACHINE -> MACHINE;
      case ENGINE -> ENGINE;
    };
  }

  /// A step before or after the network fails.
  ///
  /// @param at the steps of the tensor
  /// @param why what the step says
  public static Finding step(RdfPath at, OpException why) {
    return Finding.of(RunCodes.RUN_FAILED, at, why.getMessage()).hint(why.help());
  }
}
