package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.model.DescribedTensor;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import java.util.List;
import java.util.Optional;

/// An input or output of a model.
public sealed interface TensorDescr extends DescribedTensor
    permits InputTensorDescr, OutputTensorDescr {
  TensorId id();

  /// At most 128 characters; empty where there is none.
  String description();

  /// The dimensions in order, at least one.
  List<? extends Axis> axes();

  TensorData data();

  /// An `.npy` file for testing the model.
  Optional<FileDescr> testTensor();

  /// A picture to show what the model does.
  Optional<FileDescr> sampleTensor();

  @Override
  List<? extends ProcessingDescr> processing();

  @Override
  default String key() {
    return id().text();
  }

  @Override
  default String keyField() {
    return "id";
  }

  default Optional<Axis> axis(AxisId id) {
    for (Axis axis : axes()) {
      if (axis.id().equals(id)) {
        return Optional.of(axis);
      }
    }
    return Optional.empty();
  }
}
