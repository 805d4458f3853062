package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import java.util.List;

/// A rule on one test tensor.
public interface TensorRule {
  /// Every code that the rule can report.
  List<Code> codes();

  /// Looks at one tensor, beside the others.
  ///
  /// @param all the test tensors that could be read, by the ids of their tensors
  void check(TestTensor tensor, TestTensors all, Findings out);
}
