package eu.riscale.hub.run.diagnosis;

import java.util.List;

/// A kind of fault that may be why an output is not the expected one.
@FunctionalInterface
public interface Hypothesis {
  /// @return the faults of this kind that explain the output; none where it does not apply
  List<Explanation> explain(Case mismatch);
}
