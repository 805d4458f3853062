package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.model.v0_5.axis.AxisDecoders;
import eu.riscale.hub.spec.model.v0_5.axis.InputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.processing.PreprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDecoders;
import eu.riscale.hub.spec.model.v0_5.processing.SigmoidDescr;
import eu.riscale.hub.spec.value.ResourceId;
import java.util.List;
import java.util.Optional;

/// What a model takes.
///
/// @param optional whether the model runs without it
/// @param pad how the input is enlarged where it is too small
/// @param outputOf the model whose output this is meant to be
public record InputTensorDescr(
    TensorId id,
    String description,
    List<InputAxis> axes,
    TensorData data,
    boolean optional,
    Optional<Padding> pad,
    Optional<ResourceId> outputOf,
    List<PreprocessingDescr> preprocessing,
    Optional<FileDescr> testTensor,
    Optional<FileDescr> sampleTensor)
    implements TensorDescr {
  private static final TensorId INPUT = new TensorId("input");

  /// Stands for an input that is broken.
  static final InputTensorDescr UNKNOWN =
      new InputTensorDescr(
          new TensorId(""),
          "",
          List.of(),
          TensorData.STANDARD,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  public static final Decoder<InputTensorDescr> DECODER =
      Fields.mapping(in -> {
        var id = in.optional("id", TensorId.DECODER, INPUT);
        var description = in.optional("description", Texts.atMost(128), "");
        var axes = in.required("axes", AxisDecoders.INPUTS, List.of());
        var data = in.optional("data", TensorData.DECODER, TensorData.STANDARD);
        var optional = in.optional("optional", Numbers.TRUTH, false);
        var pad = in.optional("pad", PaddingDecoders.PADDING);
        var outputOf = in.optional("output_of", Values.RESOURCE_ID);
        var steps =
            in.optional(
                "preprocessing",
                Lists.of(ProcessingDecoders.PREPROCESSING, new SigmoidDescr()),
                List.of());
        var test = FairField.optional(in, "test_tensor", FileDescr.DECODER);
        var sample = FairField.optional(in, "sample_tensor", FileDescr.DECODER);
        return in.build(() ->
            new InputTensorDescr(
                id.get(),
                description.get(),
                axes.get(),
                data.get(),
                optional.get(),
                pad.get(),
                outputOf.get(),
                steps.get(),
                test.get(),
                sample.get()));
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
