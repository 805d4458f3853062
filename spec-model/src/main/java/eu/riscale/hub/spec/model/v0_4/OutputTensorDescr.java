package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;
import java.util.Optional;

/// A tensor that the model yields.
///
/// @param halo pixels to crop from both ends of each axis; empty where nothing is to be cropped
/// @param postprocessing steps to take after the network, in this order
public record OutputTensorDescr(
    String name,
    String description,
    String axes,
    OutputShape shape,
    DataType dataType,
    Optional<DataRange> dataRange,
    List<Integer> halo,
    List<PostprocessingDescr> postprocessing)
    implements TensorDescr {
  /// Stands for an output that is broken.
  static final OutputTensorDescr UNKNOWN =
      new OutputTensorDescr(
          "",
          "",
          "",
          new ExplicitShape(List.of()),
          DataType.FLOAT32,
          Optional.empty(),
          List.of(),
          List.of());

  public static final Decoder<OutputTensorDescr> DECODER =
      Fields.mapping(in -> {
        var name = in.required("name", TensorForms.NAME, "");
        var description = in.optional("description", Texts.ANY, "");
        var axes = in.required("axes", TensorForms.AXES_LETTERS, "");
        var shape = in.required("shape", ShapeForms.OUTPUT, new ExplicitShape(List.of()));
        var dataType = in.required("data_type", Words.of(DataType.values()), DataType.FLOAT32);
        var dataRange = in.optional("data_range", TensorForms.RANGE);
        var halo = in.optional("halo", TensorForms.SIZES);
        var steps =
            in.optional(
                "postprocessing",
                Lists.of(ProcessingForms.AFTER, new PreprocessingDescr.Sigmoid()),
                List.of());
        return in.build(() ->
            new OutputTensorDescr(
                name.get(),
                description.get(),
                axes.get(),
                shape.get(),
                dataType.get(),
                dataRange.get(),
                halo.get().orElse(List.of()),
                steps.get()));
      });

  @Override
  public List<PostprocessingDescr> processing() {
    return postprocessing;
  }

  @Override
  public String processingField() {
    return "postprocessing";
  }
}
