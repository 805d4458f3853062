package eu.riscale.hub.consumer;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What consumers look at in a description. They read the file as it is written, in whatever format
/// version, and so does this.
///
/// @param format the declared format version
/// @param weights by their format, in the order of the file
/// @param contents what is inside the weights files that were looked into, by their format
public record Traits(
    YamlMapping root,
    String format,
    List<Tensor> inputs,
    List<Tensor> outputs,
    Map<String, YamlMapping> weights,
    Map<String, WeightsContent> contents,
    List<String> tags) {

  /// @param axes such as `bcyx`: the letter of each axis, for space its own, else of its type
  /// @param steps before the network for an input, after it for an output
  record Tensor(String id, String axes, List<Step> steps) {}

  /// @param name the specification's, such as `scale_range`
  record Step(String name, YamlMapping kwargs) {
    String kwarg(String key) {
      return text(kwargs.get(key));
    }
  }

  /// Empty where the description is not of a model.
  public static Optional<Traits> of(@Nullable YamlNode document) {
    if (!(document instanceof YamlMapping root) || !text(root.get("type")).equals("model")) {
      return Optional.empty();
    }
    Map<String, YamlMapping> weights = new LinkedHashMap<>();
    if (root.get("weights") instanceof YamlMapping entries) {
      for (YamlMapping.Entry entry : entries.entries()) {
        if (entry.value() instanceof YamlMapping fields) {
          weights.put(entry.key(), fields);
        }
      }
    }
    return Optional.of(
        new Traits(
            root,
            text(root.get("format_version")),
            tensors(root.get("inputs"), "preprocessing"),
            tensors(root.get("outputs"), "postprocessing"),
            weights,
            Map.of(),
            items(root.get("tags")).stream().map(Traits::text).toList()));
  }

  /// The same, with what is inside those weights files that are at hand: what a file is counts for
  /// more than what a description says of it.
  public Traits with(FileLookup files) {
    Map<String, WeightsContent> found = new LinkedHashMap<>();
    weights.forEach((word, fields) -> {
      Optional<FileSource> source = FileSource.parse(text(fields.get("source")));
      if (source.isPresent() && files.presence(source.get()) == FileLookup.Presence.PRESENT) {
        try {
          found.put(word, ContentReader.read(files.onDisk(source.get())));
        } catch (IOException e) {
          found.put(word, new WeightsContent.Unreadable(Reason.of(e)));
        }
      }
    });
    return new Traits(root, format, inputs, outputs, weights, found, tags);
  }

  /// What is inside the weights of a format; empty where they were not looked into.
  Optional<WeightsContent> content(WeightsFormat weightsFormat) {
    return Optional.ofNullable(contents.get(weightsFormat.word()));
  }

  boolean has(WeightsFormat weightsFormat) {
    return weights.containsKey(weightsFormat.word());
  }

  boolean isFormat05() {
    return format.startsWith("0.5");
  }

  /// All steps of the model.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    inputs.forEach(input -> steps.addAll(input.steps()));
    outputs.forEach(output -> steps.addAll(output.steps()));
    return steps;
  }

  /// The text at a path of field names; empty where there is none.
  public String text(String... path) {
    YamlNode node = node(path);
    return text(node);
  }

  /// What stands at a path of field names; null where there is nothing.
  public @Nullable YamlNode node(String... path) {
    YamlNode node = root;
    for (String field : path) {
      node = node instanceof YamlMapping fields ? fields.get(field) : null;
    }
    return node;
  }

  /// A scalar as it is written; empty for all else.
  public static String text(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  /// What a list holds; nothing for all else.
  public static List<YamlNode> items(@Nullable YamlNode node) {
    return node instanceof YamlSequence list ? list.items() : List.of();
  }

  private static List<Tensor> tensors(@Nullable YamlNode list, String field) {
    List<Tensor> tensors = new ArrayList<>();
    for (YamlNode item : items(list)) {
      if (item instanceof YamlMapping tensor) {
        String id = text(tensor.get("id"));
        tensors.add(
            new Tensor(
                id.isEmpty() ? text(tensor.get("name")) : id,
                axes(tensor.get("axes")),
                steps(tensor.get(field))));
      }
    }
    return tensors;
  }

  private static String axes(@Nullable YamlNode axes) {
    if (axes instanceof YamlScalar letters) {
      return letters.text();
    }
    StringBuilder letters = new StringBuilder();
    for (YamlNode item : items(axes)) {
      if (item instanceof YamlMapping axis) {
        String type = text(axis.get("type"));
        String id = text(axis.get("id"));
        letters.append(
            type.equals("space") ? letter(id) : type.isEmpty() ? "?" : type.substring(0, 1));
      }
    }
    return letters.toString();
  }

  /// An axis with a longer name stands apart from the letters beside it.
  private static String letter(String id) {
    return id.length() <= 1 ? id : "[" + id + "]";
  }

  private static List<Step> steps(@Nullable YamlNode list) {
    List<Step> steps = new ArrayList<>();
    for (YamlNode item : items(list)) {
      if (item instanceof YamlMapping step) {
        String id = text(step.get("id"));
        YamlMapping kwargs =
            step.get("kwargs") instanceof YamlMapping given
                ? given
                : new YamlMapping(List.of(), step.span());
        steps.add(new Step(id.isEmpty() ? text(step.get("name")) : id, kwargs));
      }
    }
    return steps;
  }
}
