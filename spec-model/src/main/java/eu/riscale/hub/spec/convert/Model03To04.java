package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models of format 0.3 in the form of 0.4.0.
public final class Model03To04 {
  private static final FormatVersion PEOPLE_HAVE_FIELDS = new FormatVersion(0, 3, 2);
  private static final FormatVersion REFERENCE_IS_A_TENSOR = new FormatVersion(0, 3, 3);

  private Model03To04() {}

  /// Moves and renames fields; what is wrong stays wrong.
  ///
  /// @param declared the version that the description declares
  public static YamlMapping convert(YamlMapping older, FormatVersion declared) {
    YamlMapping newer = older;
    if (declared.isBefore(PEOPLE_HAVE_FIELDS)) {
      newer = people(newer);
    }
    if (declared.isBefore(REFERENCE_IS_A_TENSOR)) {
      newer =
          NodeEdits.change(newer, "outputs", list -> NodeEdits.each(list, Model03To04::reference));
    }
    newer = NodeEdits.remove(NodeEdits.remove(newer, "language"), "framework");
    return weights(newer);
  }

  /// Names become authors; what `config.future` says of them is added.
  private static YamlMapping people(YamlMapping older) {
    YamlMapping future = future(older);
    YamlMapping newer = NodeEdits.set(older, "type", NodeEdits.text("model", older));
    for (String group : List.of("authors", "packaged_by")) {
      YamlNode update = future == null ? null : future.get(group);
      newer = NodeEdits.change(newer, group, list -> named(list, update));
    }
    YamlNode version = future == null ? null : future.get("version");
    if (version != null) {
      newer = NodeEdits.set(newer, "version", version);
    }
    YamlMapping futureWeights = future == null ? null : NodeEdits.mapping(future, "weights");
    return NodeEdits.change(newer, "weights", node -> entryAuthors(node, futureWeights));
  }

  private static YamlNode entryAuthors(YamlNode weights, @Nullable YamlMapping future) {
    if (!(weights instanceof YamlMapping entries)) {
      return weights;
    }
    YamlMapping newer = entries;
    for (YamlMapping.Entry entry : entries.entries()) {
      YamlMapping ahead = future == null ? null : NodeEdits.mapping(future, entry.key());
      YamlNode update = ahead == null ? null : ahead.get("authors");
      if (entry.value() instanceof YamlMapping fields) {
        newer =
            NodeEdits.set(
                newer,
                entry.key(),
                NodeEdits.change(fields, "authors", list -> named(list, update)));
      }
    }
    return newer;
  }

  private static @Nullable YamlMapping future(YamlMapping root) {
    YamlMapping config = NodeEdits.mapping(root, "config");
    YamlMapping future = config == null ? null : NodeEdits.mapping(config, "future");
    return future == null ? null : NodeEdits.mapping(future, "0.3.2");
  }

  private static YamlNode named(YamlNode names, @Nullable YamlNode update) {
    if (!(names instanceof YamlSequence list)) {
      return names;
    }
    List<YamlNode> updates = update instanceof YamlSequence more ? more.items() : List.of();
    List<YamlNode> people = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      YamlNode name = list.items().get(i);
      YamlMapping person = NodeEdits.set(new YamlMapping(List.of(), name.span()), "name", name);
      if (i < updates.size() && updates.get(i) instanceof YamlMapping more) {
        for (YamlMapping.Entry entry : more.entries()) {
          person = NodeEdits.set(person, entry.key(), entry.value());
        }
      }
      people.add(person);
    }
    return new YamlSequence(List.copyOf(people), list.span());
  }

  private static YamlNode reference(YamlNode output) {
    return output instanceof YamlMapping fields
        ? NodeEdits.change(
            fields,
            "shape",
            shape ->
                shape instanceof YamlMapping rule
                    ? NodeEdits.rename(rule, "reference_input", "reference_tensor")
                    : shape)
        : output;
  }

  /// The network's source stood at the top while there was only one kind of weights that needs it.
  private static YamlMapping weights(YamlMapping older) {
    YamlMapping weights = NodeEdits.mapping(older, "weights");
    YamlMapping newer =
        NodeEdits.remove(NodeEdits.remove(NodeEdits.remove(older, "source"), "sha256"), "kwargs");
    if (weights == null) {
      return newer;
    }
    YamlMapping entries =
        NodeEdits.rename(
            weights, WeightsFormat.TORCHSCRIPT_IN_03, WeightsFormat.TORCHSCRIPT.word());
    YamlMapping stateDict = NodeEdits.mapping(entries, WeightsFormat.PYTORCH_STATE_DICT.word());
    if (stateDict != null) {
      stateDict = moved(older, "source", stateDict, "architecture");
      stateDict = moved(older, "sha256", stateDict, "architecture_sha256");
      stateDict = moved(older, "kwargs", stateDict, "kwargs");
      entries = NodeEdits.set(entries, WeightsFormat.PYTORCH_STATE_DICT.word(), stateDict);
    }
    return NodeEdits.set(newer, "weights", entries);
  }

  private static YamlMapping moved(YamlMapping from, String key, YamlMapping into, String newKey) {
    YamlNode value = from.get(key);
    return value == null || Older02.isNull(value) ? into : NodeEdits.set(into, newKey, value);
  }
}
