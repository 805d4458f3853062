package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;

/// Tensors of a description that is broken elsewhere.
public final class ReadableTensors {
  private static final TensorViews NONE = new TensorViews(List.of(), List.of());

  private ReadableTensors() {}

  /// Those tensors of a description that are right by themselves, whatever is wrong elsewhere in
  /// it; none where it is not of a model.
  public static TensorViews of(YamlMapping root, ResourceFormat format) {
    return switch (format) {
      case MODEL_0_4 ->
          new TensorsOf04(
                  Placed.readable(root, Side.INPUT, InputTensorDescr.DECODER),
                  Placed.readable(root, Side.OUTPUT, OutputTensorDescr.DECODER))
              .views();
      case MODEL_0_5 ->
          new TensorsOf05(
                  Placed.readable(
                      root, Side.INPUT, eu.riscale.hub.spec.model.v0_5.InputTensorDescr.DECODER),
                  Placed.readable(
                      root, Side.OUTPUT, eu.riscale.hub.spec.model.v0_5.OutputTensorDescr.DECODER))
              .views();
      case GENERIC_0_2,
          GENERIC_0_3,
          APPLICATION_0_2,
          APPLICATION_0_3,
          DATASET_0_2,
          DATASET_0_3,
          NOTEBOOK_0_2,
          NOTEBOOK_0_3,
          COLLECTION_0_2,
          COLLECTION_0_3 ->
          NONE;
    };
  }
}
