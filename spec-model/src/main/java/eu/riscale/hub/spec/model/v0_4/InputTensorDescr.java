package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;
import java.util.Optional;

/// A tensor that the model expects.
///
/// @param preprocessing steps to take before the network, in this order
public record InputTensorDescr(
    String name,
    String description,
    String axes,
    InputShape shape,
    DataType dataType,
    Optional<DataRange> dataRange,
    List<PreprocessingDescr> preprocessing)
    implements TensorDescr {
  /// Inputs come in three types only.
  private static final DataType[] TYPES = {DataType.FLOAT32, DataType.UINT8, DataType.UINT16};

  /// Stands for an input that is broken.
  static final InputTensorDescr UNKNOWN =
      new InputTensorDescr(
          "", "", "", new ExplicitShape(List.of()), DataType.FLOAT32, Optional.empty(), List.of());

  public static final Decoder<InputTensorDescr> DECODER =
      Fields.mapping(in -> {
        var name = in.required("name", TensorForms.NAME, "");
        var description = in.optional("description", Texts.ANY, "");
        var axes = in.required("axes", TensorForms.AXES_LETTERS, "");
        var shape = in.required("shape", ShapeForms.INPUT, new ExplicitShape(List.of()));
        var dataType = in.required("data_type", Words.of(TYPES), DataType.FLOAT32);
        var dataRange = in.optional("data_range", TensorForms.RANGE);
        var steps =
            in.optional(
                "preprocessing",
                Lists.of(ProcessingForms.BEFORE, new PreprocessingDescr.Sigmoid()),
                List.of());
        return in.build(() ->
            new InputTensorDescr(
                name.get(),
                description.get(),
                axes.get(),
                shape.get(),
                dataType.get(),
                dataRange.get(),
                steps.get()));
      });

  @Override
  public List<PreprocessingDescr> processing() {
    return preprocessing;
  }

  @Override
  public String processingField() {
    return "preprocessing";
  }
}
