package eu.riscale.hub.run.result;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// What to do about failures of which no cause is known.
public final class RunAdvice {
  public static final String NETWORK =
      "Compare the sizes and the type of the inputs with what the network takes: 'hub inspect'"
          + " shows both.";
  public static final String WEIGHTS =
      "Check that the file was copied as a whole and is of this format, or export the weights"
          + " again.";
  public static final String MEMORY =
      "Test it on a machine with more memory, or with smaller test tensors.";

  private RunAdvice() {}

  /// A step before or after the network fails.
  ///
  /// @param at the steps of the tensor
  /// @param why what the step says
  public static Finding step(RdfPath at, OpException why) {
    return Finding.of(RunCodes.RUN_FAILED, at, why.getMessage()).hint(why.help());
  }
}
