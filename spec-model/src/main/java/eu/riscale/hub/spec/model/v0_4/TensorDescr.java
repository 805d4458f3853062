package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.model.DescribedTensor;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;
import java.util.Optional;

/// What inputs and outputs have in common.
public sealed interface TensorDescr extends DescribedTensor
    permits InputTensorDescr, OutputTensorDescr {
  /// Lower-case Python identifier, unique in the model.
  String name();

  String description();

  /// Letters of `bitczyx`, in the order of the tensor's axes: batch, instance, time, channel,
  /// space.
  String axes();

  DataType dataType();

  /// The least and the greatest value that occurs.
  Optional<DataRange> dataRange();

  @Override
  List<? extends PostprocessingDescr> processing();

  @Override
  default String key() {
    return name();
  }

  @Override
  default String keyField() {
    return "name";
  }
}
