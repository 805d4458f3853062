package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.GenericFields;
import eu.riscale.hub.spec.generic.v0_3.Icon;
import eu.riscale.hub.spec.generic.v0_3.License;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.model.v0_5.Architecture;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.TrainingData;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsFile;
import eu.riscale.hub.spec.model.v0_5.processing.CustomProcessingDescr;
import eu.riscale.hub.spec.value.FileSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The files of descriptions of format 0.3, and of models of format 0.5.
final class FilesOf03 {
  private static final RdfPath TOP = RdfPath.ROOT;
  private static final Role CONDA = new Role.Dependencies("conda");

  private FilesOf03() {}

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

  private static void described(RdfPath at, GenericFields fields, FileList files) {
    metadata(at, fields.metadata(), new Role.Plain(), files);
    for (int i = 0; i < fields.badges().size(); i++) {
      RdfPath badge = at.field("badges").index(i).field("icon");
      fields.badges().get(i).icon().ifPresent(icon -> files.add(badge, icon, new Role.Plain()));
    }
  }

  static List<ReferencedFile> model(ModelDescr model) {
    FileList files = new FileList();
    metadata(TOP, model.metadata(), new Role.Documentation(), files);
    tensors(TOP.field("inputs"), model.inputs(), files);
    tensors(TOP.field("outputs"), model.outputs(), files);
    for (int i = 0; i < model.outputs().size(); i++) {
      code(TOP.field("outputs").index(i).field("postprocessing"), model.outputs().get(i), files);
    }
    model.weights().entries().forEach(entry -> weights(entry, files));
    model.trainingData().ifPresent(data -> trainingData(data, files));
    return files.list();
  }

  private static void metadata(
      RdfPath at, ResourceMetadata metadata, Role documentation, FileList files) {
    files.addDescribed(at.field("covers"), metadata.covers(), new Role.Cover());
    files.addDescribed(at.field("attachments"), metadata.attachments(), new Role.Plain());
    metadata
        .documentation()
        .ifPresent(file -> files.add(at.field("documentation"), file, documentation));
    if (metadata.icon().isPresent() && metadata.icon().get() instanceof Icon.Picture(var file)) {
      files.add(at.field("icon"), file, new Role.Plain());
    }
    if (metadata.license().isPresent()
        && metadata.license().get() instanceof License.Own(var file)) {
      files.add(at.field("license"), file, new Role.Plain());
    }
  }

  private static void trainingData(TrainingData data, FileList files) {
    RdfPath at = TOP.field("training_data");
    switch (data) {
      case TrainingData.Linked linked -> {}
      case TrainingData.Described(var dataset) -> described(at, dataset.fields(), files);
      case TrainingData.DescribedAs02(var dataset) ->
          FilesOf02.described(at, dataset.fields(), files);
    }
  }

  private static void tensors(RdfPath at, List<? extends TensorDescr> tensors, FileList files) {
    for (int i = 0; i < tensors.size(); i++) {
      RdfPath place = at.index(i);
      TensorDescr tensor = tensors.get(i);
      tensor
          .testTensor()
          .ifPresent(file -> files.add(place.field("test_tensor"), file, new Role.TestTensor()));
      tensor
          .sampleTensor()
          .ifPresent(file -> files.add(place.field("sample_tensor"), file, new Role.Plain()));
    }
  }

  private static void code(RdfPath at, OutputTensorDescr output, FileList files) {
    for (int i = 0; i < output.postprocessing().size(); i++) {
      if (output.postprocessing().get(i) instanceof CustomProcessingDescr step) {
        files.add(at.index(i).field("source"), step.source(), step.sha256(), new Role.Plain());
      }
    }
  }

  private static void weights(WeightsEntryDescr entry, FileList files) {
    RdfPath at = TOP.field("weights").field(entry.format().word());
    WeightsFile file = entry.file();
    files.add(at.field("source"), file.source(), file.sha256(), role(entry));
    switch (entry) {
      case WeightsEntryDescr.OnnxWeightsDescr onnx ->
          onnx.externalData()
              .ifPresent(
                  data -> files.add(at.field("external_data"), data, new Role.ExternalData()));
      case WeightsEntryDescr.PytorchStateDictWeightsDescr dict -> {
        dict.dependencies().ifPresent(needed -> files.add(at.field("dependencies"), needed, CONDA));
        if (dict.architecture() instanceof Architecture.ArchitectureFromFileDescr code) {
          files.add(
              at.field("architecture").field("source"),
              code.source(),
              code.sha256(),
              new Role.Plain());
        }
      }
      case WeightsEntryDescr.TensorflowSavedModelBundleWeightsDescr bundle ->
          bundle
              .dependencies()
              .ifPresent(needed -> files.add(at.field("dependencies"), needed, CONDA));
      case WeightsEntryDescr.KerasHdf5WeightsDescr keras -> {}
      case WeightsEntryDescr.KerasV3WeightsDescr keras -> {}
      case WeightsEntryDescr.TensorflowJsWeightsDescr js -> {}
      case WeightsEntryDescr.TorchscriptWeightsDescr script -> {}
    }
  }

  private static Role role(WeightsEntryDescr entry) {
    return entry instanceof WeightsEntryDescr.OnnxWeightsDescr onnx
        ? new Role.OnnxWeights(
            OptionalInt.of(onnx.opsetVersion()),
            onnx.externalData().isPresent()
                ? Role.DataNaming.OTHER_EXTERNAL_DATA
                : Role.DataNaming.EXTERNAL_DATA,
            Set.of())
        : new Role.Weights(entry.format());
  }
}
