package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.generic.v0_2.Icon;
import eu.riscale.hub.spec.generic.v0_2.ResourceMetadata;
import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.TrainingData;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.model.v0_4.WeightsFile;
import eu.riscale.hub.spec.value.FileSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The files of descriptions of format 0.2, and of models of format 0.4.
final class FilesOf02 {
  private static final RdfPath TOP = RdfPath.ROOT;

  private FilesOf02() {}

  static List<ReferencedFile> generic(GenericFields fields) {
    return with(fields, Optional.empty());
  }

  /// @param source the resource itself
  static List<ReferencedFile> with(GenericFields fields, Optional<FileSource> source) {
    FileList files = new FileList();
    described(TOP, fields, files);
    source.ifPresent(file -> files.add(TOP.field("source"), file, new Role.Plain()));
    return files.list();
  }

  /// Adds the files of a resource that is described at `at`.
  static void described(RdfPath at, GenericFields fields, FileList files) {
    metadata(at, fields.metadata(), files);
    fields
        .documentation()
        .ifPresent(file -> files.add(at.field("documentation"), file, new Role.Plain()));
    for (int i = 0; i < fields.badges().size(); i++) {
      RdfPath badge = at.field("badges").index(i).field("icon");
      fields.badges().get(i).icon().ifPresent(icon -> files.add(badge, icon, new Role.Plain()));
    }
  }

  static List<ReferencedFile> model(ModelDescr model) {
    FileList files = new FileList();
    metadata(TOP, model.metadata(), files);
    files.add(TOP.field("documentation"), model.documentation(), new Role.Documentation());
    files.addAll(TOP.field("test_inputs"), model.testInputs(), new Role.TestTensor());
    files.addAll(TOP.field("test_outputs"), model.testOutputs(), new Role.TestTensor());
    files.addAll(TOP.field("sample_inputs"), model.sampleInputs(), new Role.Plain());
    files.addAll(TOP.field("sample_outputs"), model.sampleOutputs(), new Role.Plain());
    model.weights().entries().forEach(entry -> weights(entry, files));
    if (model.trainingData().isPresent()
        && model.trainingData().get() instanceof TrainingData.Inline(var dataset)) {
      described(TOP.field("training_data"), dataset.fields(), files);
    }
    return files.list();
  }

  private static void metadata(RdfPath at, ResourceMetadata metadata, FileList files) {
    files.addAll(at.field("covers"), metadata.covers(), new Role.Cover());
    if (metadata.icon().isPresent() && metadata.icon().get() instanceof Icon.Picture(var source)) {
      files.add(at.field("icon"), source, new Role.Plain());
    }
    metadata
        .attachments()
        .ifPresent(attached ->
            files.addAll(
                at.field("attachments").field("files"), attached.files(), new Role.Plain()));
  }

  private static void weights(WeightsEntry entry, FileList files) {
    RdfPath at = TOP.field("weights").field(entry.format().word());
    WeightsFile file = entry.file();
    files.add(at.field("source"), file.source(), file.sha256(), role(entry));
    file.attachments()
        .ifPresent(attached ->
            files.addAll(
                at.field("attachments").field("files"), attached.files(), new Role.Plain()));
    file.dependencies()
        .ifPresent(needed ->
            files.add(
                at.field("dependencies"), needed.file(), new Role.Dependencies(needed.manager())));
    if (entry instanceof WeightsEntry.PytorchStateDict stateDict
        && stateDict.architecture() instanceof Architecture.FromFile(var source, var callable)) {
      files.add(at.field("architecture"), source, stateDict.architectureSha256(), new Role.Plain());
    }
  }

  private static Role role(WeightsEntry entry) {
    return entry instanceof WeightsEntry.Onnx onnx
        ? new Role.OnnxWeights(
            onnx.opsetVersion().map(OptionalInt::of).orElse(OptionalInt.empty()),
            Role.DataNaming.ATTACHMENTS,
            Set.of())
        : new Role.Weights(entry.format());
  }
}
