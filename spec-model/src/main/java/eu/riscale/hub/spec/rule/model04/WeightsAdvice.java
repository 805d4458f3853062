package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import java.util.List;
import java.util.Optional;

/// Weights say with which versions they were made, and need nothing that is hard to provide.
public final class WeightsAdvice implements PartsRule<WeightsEntry> {
  public static final Code VERSION =
      Code.alert(
              "weights-version-missing",
              "Weights do not say with which version of a library they were made.")
          .why("Software guesses the version and may fail to load the weights.")
          .section("model 0.4, weights: pytorch_version, tensorflow_version, opset_version")
          .example(
              "onnx:\n  source: model.onnx", "onnx:\n  source: model.onnx\n  opset_version: 17");
  public static final Code DEPENDENCIES =
      Code.warning("weights-custom-dependencies", "Weights need an environment of their own.")
          .why("Software that cannot install the environment cannot run the model.")
          .section("model 0.4, weights.dependencies")
          .example("dependencies: conda:environment.yaml", "pytorch_version: 2.4.1");
  public static final Code ATTACHMENTS =
      Code.alert("weights-attachments", "Weights depend on further files.")
          .why("Software that does not know what the files are for cannot run the model.")
          .section("model 0.4, weights.attachments")
          .example("attachments:\n  files: [custom_layers.py]", "source: model.zip");

  @Override
  public List<Code> codes() {
    return List.of(VERSION, DEPENDENCIES, ATTACHMENTS);
  }

  @Override
  public void check(WeightsEntry entry, RdfPath at, Findings out) {
    Optional<?> version =
        switch (entry) {
          case WeightsEntry.KerasHdf5 keras -> keras.tensorflowVersion();
          case WeightsEntry.Onnx onnx -> onnx.opsetVersion();
          case WeightsEntry.PytorchStateDict stateDict -> stateDict.pytorchVersion();
          case WeightsEntry.TensorflowJs js -> js.tensorflowVersion();
          case WeightsEntry.TensorflowSavedModelBundle bundle -> bundle.tensorflowVersion();
          case WeightsEntry.Torchscript script -> script.pytorchVersion();
        };
    String field = versionField(entry);
    if (!out.parts().isGiven(version, at.field(field))) {
      out.add(
          Finding.of(VERSION, at.field(field), "The weights do not say their " + field + ".")
              .hint("Add the version that the weights were made with."));
    }
    entry
        .file()
        .dependencies()
        .ifPresent(needed ->
            out.add(DEPENDENCIES, at.field("dependencies"), "The weights need " + needed + "."));
    if (entry.file().attachments().isPresent()) {
      out.add(ATTACHMENTS, at.field("attachments"), "The weights come with attachments.");
    }
  }

  private static String versionField(WeightsEntry entry) {
    return switch (entry) {
      case WeightsEntry.Onnx onnx -> "opset_version";
      case WeightsEntry.PytorchStateDict stateDict -> "pytorch_version";
      case WeightsEntry.Torchscript script -> "pytorch_version";
      case WeightsEntry.KerasHdf5 keras -> "tensorflow_version";
      case WeightsEntry.TensorflowJs js -> "tensorflow_version";
      case WeightsEntry.TensorflowSavedModelBundle bundle -> "tensorflow_version";
    };
  }
}
