package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.file.ValueStatistics;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.List;
import java.util.Optional;

/// A tensor and what its test file holds.
///
/// @param axes those that the description gives sizes to
/// @param at where the test file is named
public record TestTensor(
    TensorView descr, List<AxisView> axes, RdfPath at, NpyHeader header, ValueStatistics values) {

  static TestTensor of(TensorView descr, RdfPath at, OnceDecoded.Array array) {
    List<AxisView> axes =
        descr.axes().stream().filter(axis -> !(axis.written() instanceof Size.Missing)).toList();
    return new TestTensor(descr, axes, at, array.header(), array.values());
  }

  /// "The test tensor of 'raw'".
  String subject() {
    return "The test tensor of '" + descr.id() + "'";
  }

  /// What all its values may be; empty where every channel has a description of its own, whose
  /// values are not told apart here.
  Optional<ValuesView> described() {
    return descr.values().size() == 1 ? Optional.of(descr.values().getFirst()) : Optional.empty();
  }

  /// The finding that the tensor is not as described, where software that reads any test tensor
  /// lives with it.
  Finding judged(Finding finding) {
    return descr.notation().readsAnyTestTensor() ? finding.severity(Severity.ALERT) : finding;
  }
}
