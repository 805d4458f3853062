package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Notation;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The test tensors that could be read, beside the tensors that the description has. What all of
/// them ask about each other is looked up once.
public final class TestTensors {
  /// No tensors beside the one that is looked at.
  static final TestTensors NONE =
      of(new TensorViews(List.of(), List.of()), List.of(), new BrokenParts());

  private final BrokenParts broken;
  private final Map<String, TestTensor> byId = new HashMap<>();

  /// Where the test tensors of the tensors with an id are named.
  private final Map<String, List<RdfPath>> files = new HashMap<>();

  private final List<RdfPath> unreadIds;
  private final List<RdfPath> unreadHalos;
  private final Map<String, List<RdfPath>> unread = new HashMap<>();
  private final Map<String, List<Long>> sizes = new HashMap<>();

  private TestTensors(TensorViews described, BrokenParts broken) {
    this.broken = broken;
    List<RdfPath> ids = new ArrayList<>();
    for (TensorView tensor : described.all()) {
      ids.add(tensor.idAt());
      files.computeIfAbsent(tensor.id(), id -> new ArrayList<>()).add(tensor.testTensorAt());
    }
    List<RdfPath> halos = new ArrayList<>();
    for (TensorView output : described.outputs()) {
      halos.addAll(output.notation().halos(output.at(), output.axes().size()));
    }
    this.unreadIds = firstBroken(ids);
    this.unreadHalos = firstBroken(halos);
  }

  public static TestTensors of(TensorViews described, List<TestTensor> read, BrokenParts broken) {
    TestTensors all = new TestTensors(described, broken);
    for (TestTensor tensor : read) {
      if (broken.isWhole(tensor.descr().idAt())) {
        all.byId.put(tensor.descr().id(), tensor);
      }
    }
    return all;
  }

  private List<RdfPath> firstBroken(List<RdfPath> places) {
    return broken.firstBroken(places.toArray(RdfPath[]::new));
  }

  /// Those whose ids can be read.
  Map<String, TestTensor> byId() {
    return byId;
  }

  /// The first place that cannot be read of those that say by how much outputs are smaller than
  /// inputs.
  List<RdfPath> unreadHalos() {
    return unreadHalos;
  }

  /// The first place that cannot be read of those that the sizes of a tensor depend on, and which
  /// tensor it is.
  List<RdfPath> unread(String id) {
    return unreadIds.isEmpty() ? unread.computeIfAbsent(id, this::unreadOf) : unreadIds;
  }

  private List<RdfPath> unreadOf(String id) {
    List<RdfPath> places = new ArrayList<>(files.getOrDefault(id, List.of()));
    TestTensor tensor = byId.get(id);
    if (tensor != null) {
      Notation notation = tensor.descr().notation();
      for (int i = 0; i < tensor.axes().size(); i++) {
        places.addAll(notation.size(tensor.descr().at(), i));
      }
    }
    return firstBroken(places);
  }

  /// The sizes of a tensor that others follow; empty where it could not be read.
  ///
  /// @param described what says them, of each tensor once
  List<Long> sizes(String id, Function<TestTensor, List<Long>> described) {
    TestTensor tensor = byId.get(id);
    return tensor == null ? List.of() : sizes.computeIfAbsent(id, same -> described.apply(tensor));
  }
}
