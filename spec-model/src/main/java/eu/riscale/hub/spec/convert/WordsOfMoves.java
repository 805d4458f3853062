package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.Optional;

/// What became of a field in a newer format, and why, in words that follow its name.
final class WordsOfMoves {
  private WordsOfMoves() {}

  static String renamed(String name) {
    return switch (name) {
      case "id" -> "is called id, by which steps and sizes refer to the tensor";
      case "data" -> "is called data, which holds type and range of the values";
      default -> "is called " + name;
    };
  }

  /// Empty where a finding tells it.
  static Optional<String> gone(RdfPath at) {
    return switch (last(at)) {
      case "download_url",
          "rdf_source",
          "version_number",
          "attachments",
          "parent",
          "training_data" ->
          Optional.empty();
      case "shape" -> Optional.of("stands in axes: each axis has its own size");
      case "halo" -> Optional.of("stands in axes: each axis has its own halo");
      case "data_range" -> Optional.of("stands in data, as its range");
      case "test_inputs" -> Optional.of("stands in inputs: each has its test_tensor");
      case "test_outputs" -> Optional.of("stands in outputs: each has its test_tensor");
      case "sample_inputs" -> Optional.of("stands in inputs: each has its sample_tensor");
      case "sample_outputs" -> Optional.of("stands in outputs: each has its sample_tensor");
      case "architecture_sha256" -> Optional.of("stands in architecture, as its sha256");
      case "kwargs" ->
          Optional.of(
              at.segments().size() == 1
                  ? "stands in weights.pytorch_state_dict.architecture"
                  : "stands in architecture");
      case "language", "framework" ->
          Optional.of("is left out: the formats of the weights tell it");
      case "source", "sha256" ->
          Optional.of("stands in weights.pytorch_state_dict.architecture, for which it is");
      case "dependencies" ->
          at.segments().size() == 1
              ? Optional.of("stands in weights.pytorch_state_dict, for which they are")
              : Optional.empty();
      default -> Optional.of("is left out: the newer format has no such field");
    };
  }

  /// Empty where parts of it tell more, or a finding tells it.
  static Optional<String> changed(RdfPath at, YamlNode older, YamlNode newer) {
    boolean oneText = older instanceof YamlScalar && newer instanceof YamlScalar;
    return switch (last(at)) {
      case "name" ->
          at.segments().size() == 1 || !oneText ? Optional.empty() : Optional.of(becomes(newer));
      case "format_version", "id" -> Optional.of(becomes(newer));
      case "axes" ->
          Optional.of("becomes a list: each axis has a type, a name and a size, as shape gave it");
      case "preprocessing" ->
          Optional.of(
              "names steps by id and axes in full; ensure_dtype is added, as format 0.4 hands all"
                  + " inputs over as float32");
      case "postprocessing" -> Optional.of("names steps by id and axes in full");
      case "attachments" -> Optional.of("becomes a list of files");
      case "architecture" ->
          Optional.of("holds the callable, its source, checksum and arguments together");
      case "doi" -> Optional.of(becomes(newer) + ", without the address of the resolver");
      default -> {
        if (oneText) {
          yield Optional.of(becomes(newer));
        }
        yield wrapped(older, newer);
      }
    };
  }

  private static Optional<String> wrapped(YamlNode older, YamlNode newer) {
    return older instanceof YamlScalar && newer instanceof YamlMapping
        ? Optional.of("becomes " + YamlText.line(newer))
        : Optional.empty();
  }

  /// What there was no field for; empty where a finding tells it, or what it was made of.
  static Optional<String> added(RdfPath in, String field) {
    return switch (field) {
      case "preprocessing" ->
          Optional.of("is added: format 0.4 hands all inputs over as float32, which now is a step");
      case "id", "id_emoji" ->
          in.segments().isEmpty()
              ? Optional.of("is added: config.bioimageio held it before there was a field")
              : Optional.empty();
      case "type" -> Optional.of("is added: older formats knew models alone");
      default -> Optional.empty();
    };
  }

  private static String becomes(YamlNode newer) {
    return "becomes " + YamlText.line(newer);
  }

  private static String last(RdfPath at) {
    return at.segments().isEmpty() ? "" : at.segments().getLast().toString();
  }
}
