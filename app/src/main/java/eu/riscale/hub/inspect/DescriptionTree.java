package eu.riscale.hub.inspect;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A description as it is written. It tells of a model as much as can be told also where a part of
/// it is wrong, and no format version differs in these fields.
record DescriptionTree(YamlMapping root) {

  /// One entry under `weights`.
  ///
  /// @param format its key
  /// @param source empty where it names no file
  /// @param version of its library or opset; empty where it gives none
  record WeightsEntry(
      String format,
      RdfPath at,
      Optional<FileSource> source,
      String sha256,
      String parent,
      String version) {}

  Metadata metadata() {
    return new Metadata(
        text(root.get("description")),
        people(),
        text(root.get("license")),
        citations(),
        texts(root.get("tags")),
        texts(root.get("covers")),
        text(root.get("documentation")));
  }

  List<WeightsEntry> weights() {
    List<WeightsEntry> entries = new ArrayList<>();
    if (root.get("weights") instanceof YamlMapping weights) {
      for (YamlMapping.Entry entry : weights.entries()) {
        if (entry.value() instanceof YamlMapping fields) {
          entries.add(weights(entry.key(), fields));
        }
      }
    }
    return entries;
  }

  private static String versionField(WeightsFormat format) {
    return switch (format) {
      case ONNX -> "opset_version";
      case KERAS_V3 -> "keras_version";
      case KERAS_HDF5, TENSORFLOW_JS, TENSORFLOW_SAVED_MODEL_BUNDLE -> "tensorflow_version";
      case PYTORCH_STATE_DICT, TORCHSCRIPT -> "pytorch_version";
    };
  }

  private static WeightsEntry weights(String key, YamlMapping fields) {
    String format = WeightsFormat.currentKey(key);
    String version =
        WeightsFormat.of(format).map(DescriptionTree::versionField).orElse("pytorch_version");
    return new WeightsEntry(
        format,
        RdfPath.ROOT.field("weights").field(key),
        FileSource.parse(text(fields.get("source"))),
        text(fields.get("sha256")),
        text(fields.get("parent")),
        text(fields.get(version)));
  }

  /// The items of `inputs` or `outputs`.
  List<YamlNode> tensors(Side side) {
    return items(root.get(side.field()));
  }

  /// The test tensor of an input or output, which formats before 0.5 list beside them.
  Optional<FileSource> testTensor(Side side, int index) {
    List<YamlNode> tensors = tensors(side);
    List<YamlNode> listed = items(root.get("test_" + side.field()));
    YamlNode own =
        index < tensors.size() && tensors.get(index) instanceof YamlMapping tensor
            ? tensor.get("test_tensor")
            : null;
    return FileSource.parse(text(own == null && index < listed.size() ? listed.get(index) : own));
  }

  private List<String> people() {
    List<String> people = new ArrayList<>();
    for (YamlNode author : items(root.get("authors"))) {
      String affiliation =
          author instanceof YamlMapping fields ? text(fields.get("affiliation")) : "";
      String name = author instanceof YamlMapping fields ? text(fields.get("name")) : text(author);
      people.add(affiliation.isEmpty() ? name : name + " (" + affiliation + ")");
    }
    return people;
  }

  private List<String> citations() {
    List<String> citations = new ArrayList<>();
    for (YamlNode cite : items(root.get("cite"))) {
      if (cite instanceof YamlMapping fields) {
        String doi = text(fields.get("doi"));
        String link = doi.isEmpty() ? text(fields.get("url")) : "doi:" + doi;
        citations.add((text(fields.get("text")) + " " + link).strip());
      }
    }
    return citations;
  }

  /// The text of a value, or of the `source` in it.
  private static String text(@Nullable YamlNode node) {
    return switch (node) {
      case YamlScalar scalar when !scalar.isNull() -> scalar.text().strip();
      case YamlMapping fields when fields.get("source") instanceof YamlScalar scalar ->
          scalar.text().strip();
      case null, default -> "";
    };
  }

  private static List<String> texts(@Nullable YamlNode node) {
    return items(node).stream().map(DescriptionTree::text).filter(t -> !t.isEmpty()).toList();
  }

  private static List<YamlNode> items(@Nullable YamlNode node) {
    return node instanceof YamlSequence list ? list.items() : List.of();
  }
}
