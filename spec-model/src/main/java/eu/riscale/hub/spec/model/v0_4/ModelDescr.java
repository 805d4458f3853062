package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.v0_2.LinkedResource;
import eu.riscale.hub.spec.generic.v0_2.OldForms;
import eu.riscale.hub.spec.generic.v0_2.ResourceFields;
import eu.riscale.hub.spec.generic.v0_2.ResourceMetadata;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.RunMode;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A model of format 0.4; models of format 0.3 are read as such as well.
///
/// @param documentation a Markdown file
/// @param license an SPDX id, or any other text
/// @param testInputs a `.npy` file per input, with which the model yields `testOutputs`
/// @param sampleInputs files that show people what the model is for
/// @param packagedBy who packaged the model, where it was not the authors
/// @param parent the model that this one was made from
public record ModelDescr(
    ResourceMetadata metadata,
    FileSource documentation,
    String license,
    List<InputTensorDescr> inputs,
    List<OutputTensorDescr> outputs,
    List<FileSource> testInputs,
    List<FileSource> testOutputs,
    List<FileSource> sampleInputs,
    List<FileSource> sampleOutputs,
    List<Author> packagedBy,
    Optional<LinkedResource> parent,
    Optional<RunMode> runMode,
    Timestamp timestamp,
    Optional<TrainingData> trainingData,
    WeightsDescr weights)
    implements ResourceFields, DescribedModel {
  private static final Decoder<List<FileSource>> TEST_TENSORS =
      Lists.nonEmpty(
          FileSources.ending(FileSources.NO_DESCRIPTION, List.of(".npy")), FileSources.NOWHERE);
  private static final Decoder<List<FileSource>> SAMPLES =
      Lists.of(FileSources.NO_DESCRIPTION, FileSources.NOWHERE);

  public static final Decoder<ModelDescr> DECODER =
      Fields.mapping(in -> {
        var authors = in.required("authors", Lists.nonEmpty(OldForms.AUTHOR), List.of());
        var metadata = ResourceMetadata.read(in, authors);
        var documentation =
            in.required("documentation", FileSources.NO_DESCRIPTION, FileSources.NOWHERE);
        var license = in.required("license", Texts.ANY, "");
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
        var testInputs = in.required("test_inputs", TEST_TENSORS, List.of());
        var testOutputs = in.required("test_outputs", TEST_TENSORS, List.of());
        var sampleInputs = in.optional("sample_inputs", SAMPLES, List.of());
        var sampleOutputs = in.optional("sample_outputs", SAMPLES, List.of());
        var packagers = Lists.of(OldForms.AUTHOR_RECORD);
        var packagedBy = in.optional("packaged_by", packagers, List.of());
        var parent = in.optional("parent", ParentForm::decode);
        var runMode = in.optional("run_mode", RunMode.DECODER);
        var timestamp =
            in.required("timestamp", Values.TIMESTAMP, new Timestamp("", Instant.EPOCH));
        var trainingData = in.optional("training_data", TrainingData.DECODER);
        var weights = in.required("weights", WeightsForms.WEIGHTS, WeightsDescr.NONE);
        return in.build(() ->
            new ModelDescr(
                metadata.get(),
                documentation.get(),
                license.get(),
                inputs.get(),
                outputs.get(),
                testInputs.get(),
                testOutputs.get(),
                sampleInputs.get(),
                sampleOutputs.get(),
                packagedBy.get(),
                parent.get().flatMap(linked -> linked),
                runMode.get(),
                timestamp.get(),
                trainingData.get(),
                weights.get()));
      });

  @Override
  public Optional<String> licenseText() {
    return Optional.of(license);
  }
}
