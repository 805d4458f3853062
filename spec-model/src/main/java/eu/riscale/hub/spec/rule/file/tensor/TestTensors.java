package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The test tensors that could be read, beside the tensors that the description has.
///
/// @param byId those whose ids can be read
public record TestTensors(TensorViews described, Map<String, TestTensor> byId) {
  /// No tensors beside the one that is looked at.
  static final TestTensors NONE = new TestTensors(new TensorViews(List.of(), List.of()), Map.of());

  public static TestTensors of(TensorViews described, List<TestTensor> read, BrokenParts broken) {
    Map<String, TestTensor> byId = new HashMap<>();
    for (TestTensor tensor : read) {
      if (broken.isWhole(tensor.descr().idAt())) {
        byId.put(tensor.descr().id(), tensor);
      }
    }
    return new TestTensors(described, byId);
  }

  /// Where the test tensor of a tensor is named.
  List<RdfPath> files(String id) {
    return described.all().stream()
        .filter(tensor -> tensor.id().equals(id))
        .map(TensorView::testTensorAt)
        .toList();
  }

  /// Where the ids of all tensors are written.
  List<RdfPath> ids() {
    return described.all().stream().map(TensorView::idAt).toList();
  }
}
