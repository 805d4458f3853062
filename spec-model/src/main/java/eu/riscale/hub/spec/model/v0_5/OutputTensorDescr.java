package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.model.v0_5.axis.AxisDecoders;
import eu.riscale.hub.spec.model.v0_5.axis.OutputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.processing.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDecoders;
import eu.riscale.hub.spec.model.v0_5.processing.SigmoidDescr;
import java.util.List;
import java.util.Optional;

/// What a model gives.
public record OutputTensorDescr(
    TensorId id,
    String description,
    List<OutputAxis> axes,
    TensorData data,
    List<PostprocessingDescr> postprocessing,
    Optional<FileDescr> testTensor,
    Optional<FileDescr> sampleTensor)
    implements TensorDescr {
  private static final TensorId OUTPUT = new TensorId("output");

  /// Stands for an output that is broken.
  static final OutputTensorDescr UNKNOWN =
      new OutputTensorDescr(
          new TensorId(""),
          "",
          List.of(),
          TensorData.STANDARD,
          List.of(),
          Optional.empty(),
          Optional.empty());

  public static final Decoder<OutputTensorDescr> DECODER =
      Fields.mapping(in -> {
        var id = in.optional("id", TensorId.DECODER, OUTPUT);
        var description = in.optional("description", Texts.atMost(128), "");
        var axes = in.required("axes", AxisDecoders.OUTPUTS, List.of());
        var data = in.optional("data", TensorData.DECODER, TensorData.STANDARD);
        var steps =
            in.optional(
                "postprocessing",
                Lists.of(ProcessingDecoders.POSTPROCESSING, new SigmoidDescr()),
                List.of());
        var test = FairField.optional(in, "test_tensor", FileDescr.DECODER);
        var sample = FairField.optional(in, "sample_tensor", FileDescr.DECODER);
        return in.build(() ->
            new OutputTensorDescr(
                id.get(),
                description.get(),
                axes.get(),
                data.get(),
                steps.get(),
                test.get(),
                sample.get()));
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
