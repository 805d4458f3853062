package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.v0_3.MetadataFields;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.RunMode;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Timestamp;
import java.util.List;
import java.util.Optional;

/// A model: what it takes and gives, and its weights.
///
/// @param timestamp when the description was written
/// @param parent the model that this one was made from
/// @param trainingData what it was trained on
public record ModelDescr(
    ResourceMetadata metadata,
    Optional<ResourceId> id,
    List<InputTensorDescr> inputs,
    List<OutputTensorDescr> outputs,
    WeightsDescr weights,
    List<Author> packagedBy,
    Optional<Timestamp> timestamp,
    Optional<LinkedModel> parent,
    Optional<TrainingData> trainingData,
    Optional<RunMode> runMode,
    Config config)
    implements DescribedModel {
  private static final FormatVersion FILES_ARE_MAPPINGS = new FormatVersion(0, 5, 11);

  /// A timestamp that may be left out, but not be null.
  private static final Decoder<Optional<Timestamp>> GIVEN_TIMESTAMP =
      Values.TIMESTAMP.map(Optional::of);

  /// Reads a model of format 0.5.
  ///
  /// @param declared the version that the description declares
  public static Decoder<ModelDescr> decoder(FormatVersion declared) {
    return Fields.mapping(in -> {
      var metadata = MetadataFields.read(in, declared.isBefore(FILES_ARE_MAPPINGS));
      var id = in.optional("id", Values.RESOURCE_ID);
      var inputs =
          in.required(
              "inputs",
              Lists.nonEmpty(InputTensorDescr.DECODER, InputTensorDescr.UNKNOWN),
              List.of());
      var outputs =
          in.required(
              "outputs",
              Lists.nonEmpty(OutputTensorDescr.DECODER, OutputTensorDescr.UNKNOWN),
              List.of());
      var weights = in.required("weights", WeightsDescr.DECODER, new WeightsDescr(List.of()));
      var packagedBy = in.optional("packaged_by", MetadataFields.AUTHORS, List.of());
      var timestamp = in.optional("timestamp", GIVEN_TIMESTAMP, Optional.empty());
      var parent = in.optional("parent", LinkedModel.DECODER);
      var trainingData = in.optional("training_data", TrainingDataDecoder.ANY);
      var runMode = in.optional("run_mode", RunMode.DECODER);
      var config = in.optional("config", Config.DECODER, Config.EMPTY);
      return in.build(() ->
          new ModelDescr(
              metadata.get(),
              id.get(),
              inputs.get(),
              outputs.get(),
              weights.get(),
              packagedBy.get(),
              timestamp.get(),
              parent.get(),
              trainingData.get(),
              runMode.get(),
              config.get()));
    });
  }

  public Optional<InputTensorDescr> input(TensorId tensor) {
    return inputs.stream().filter(input -> input.id().equals(tensor)).findFirst();
  }

  public Optional<OutputTensorDescr> output(TensorId tensor) {
    return outputs.stream().filter(output -> output.id().equals(tensor)).findFirst();
  }
}
