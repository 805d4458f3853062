package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.Dependencies;
import eu.riscale.hub.spec.model.v0_4.WeightsDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Weights of format 0.4 as those of format 0.5.
final class Weights04To05 {
  private static final String TENSORFLOW = "1.15";
  private static final String PYTORCH = "1.10";
  private static final int OPSET = 15;

  private final Findings out;

  Weights04To05(Findings out) {
    this.out = out;
  }

  YamlNode convert(WeightsDescr weights, YamlMapping older) {
    RdfPath at = RdfPath.ROOT.field("weights");
    Nodes newer = Nodes.mapping(older);
    for (WeightsEntry entry : weights.entries()) {
      String format = entry.format().word();
      if (older.get(format) instanceof YamlMapping fields) {
        newer.with(format, entry(entry, fields, at.field(format)));
      }
    }
    return newer.node();
  }

  private YamlNode entry(WeightsEntry entry, YamlMapping older, RdfPath at) {
    @Nullable YamlNode authors = older.get("authors");
    Nodes newer =
        Nodes.mapping(older)
            .with("source", older.get("source"))
            .with("sha256", older.get("sha256"))
            .with(
                "authors", authors == null ? null : NodeEdits.each(authors, MetadataForms::person))
            .with("parent", older.get("parent"));
    if (entry.file().attachments().isPresent()) {
      out.add(
          ConversionCodes.DROPPED, at.field("attachments"), "Attachments of weights are left out.");
    }
    switch (entry) {
      case WeightsEntry.KerasHdf5 keras ->
          version(newer, older, "tensorflow_version", TENSORFLOW, at);
      case WeightsEntry.Onnx onnx -> {
        newer.with("opset_version", (long) onnx.opsetVersion().orElse(OPSET));
        guessed(onnx.opsetVersion().isEmpty(), "opset_version", String.valueOf(OPSET), at);
      }
      case WeightsEntry.PytorchStateDict dict -> {
        newer.with("architecture", architecture(dict, older));
        version(newer, older, "pytorch_version", PYTORCH, at);
      }
      case WeightsEntry.TensorflowJs js ->
          version(newer, older, "tensorflow_version", TENSORFLOW, at);
      case WeightsEntry.TensorflowSavedModelBundle bundle ->
          version(newer, older, "tensorflow_version", TENSORFLOW, at);
      case WeightsEntry.Torchscript script -> version(newer, older, "pytorch_version", PYTORCH, at);
    }
    dependencies(entry, newer, at.field("dependencies"));
    return newer.node();
  }

  private void version(Nodes newer, YamlMapping older, String field, String guess, RdfPath at) {
    YamlNode given = older.get(field);
    boolean missing = given == null || Older02.isNull(given);
    if (missing) {
      newer.with(field, guess);
    } else {
      newer.with(field, given);
    }
    guessed(missing, field, guess, at);
  }

  private void guessed(boolean missing, String field, String guess, RdfPath at) {
    if (missing) {
      out.add(
          Finding.of(ConversionCodes.GUESSED, at.field(field), field + " is set to " + guess + ".")
              .hint("Add the version that the weights were made with."));
    }
  }

  /// Only two formats of weights have a place for dependencies.
  private void dependencies(WeightsEntry entry, Nodes newer, RdfPath at) {
    Optional<Dependencies> dependencies = entry.file().dependencies();
    if (dependencies.isEmpty()) {
      return;
    }
    Dependencies needed = dependencies.get();
    boolean hasPlace =
        entry instanceof WeightsEntry.PytorchStateDict
            || entry instanceof WeightsEntry.TensorflowSavedModelBundle;
    if (!hasPlace) {
      out.add(ConversionCodes.DROPPED, at, "'" + needed + "' is left out.");
    } else if (!needed.manager().equals("conda")) {
      out.add(
          Finding.of(
                  ConversionCodes.DEPENDENCIES,
                  at,
                  "The dependencies are for " + needed.manager() + ".")
              .expected("conda:environment.yaml")
              .hint(
                  "List the packages in environment.yaml, a conda environment, and write"
                      + " dependencies: conda:environment.yaml."));
    } else {
      newer.with(
          "dependencies",
          Nodes.mapping(newer.node()).with("source", needed.file().toString()).node());
    }
  }

  private static @Nullable YamlNode architecture(
      WeightsEntry.PytorchStateDict entry, YamlMapping older) {
    YamlNode written = older.get("architecture");
    if (written == null) {
      return null;
    }
    Nodes newer = Nodes.mapping(written);
    switch (entry.architecture()) {
      case Architecture.FromFile(var source, var callable) ->
          newer
              .with("callable", callable.text())
              .with("source", source.toString())
              .with("sha256", older.get("architecture_sha256"));
      case Architecture.FromLibrary(var module, var callable) ->
          newer.with("callable", callable.text()).with("import_from", module);
    }
    return newer.with("kwargs", Nodes.of(entry.kwargs(), written)).node();
  }
}
