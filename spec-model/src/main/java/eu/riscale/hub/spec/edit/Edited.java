package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The values of a description after changes. Where a field is added to a mapping that is not there
/// either, that is added as well.
public final class Edited {
  private Edited() {}

  /// Empty where a change names a place that is not there, or its text is no value.
  public static Optional<YamlNode> of(YamlNode root, List<Edit> edits) {
    @Nullable YamlNode node = root;
    for (Edit edit : edits) {
      node = node == null ? null : apply(node, edit);
    }
    return Optional.ofNullable(node);
  }

  /// What stands at a place.
  public static Optional<YamlNode> at(YamlNode root, RdfPath path) {
    @Nullable YamlNode node = root;
    for (Object segment : path.segments()) {
      node = child(node, segment);
    }
    return Optional.ofNullable(node);
  }

  private static @Nullable YamlNode apply(YamlNode root, Edit edit) {
    return switch (edit) {
      case Edit.Write(var path, var yaml) -> written(root, path, yaml);
      case Edit.Example(var path, var yaml) -> written(root, path, yaml);
      case Edit.Remove(var path) ->
          changed(root, path.parent().segments(), holder -> without(holder, last(path)));
      case Edit.Rename(var path, var name) ->
          changed(
              root,
              path.parent().segments(),
              holder -> renamed(holder, last(path).toString(), name));
      case Edit.Replace replace -> null;
    };
  }

  private static @Nullable YamlNode written(YamlNode root, RdfPath path, String yaml) {
    YamlNode value = YamlReader.read(yaml).root();
    if (value == null || path.segments().isEmpty()) {
      return value;
    }
    return changed(root, path.parent().segments(), holder -> with(holder, last(path), value));
  }

  private static @Nullable YamlNode changed(
      @Nullable YamlNode node, List<Object> path, UnaryOperator<@Nullable YamlNode> change) {
    if (path.isEmpty()) {
      return change.apply(node);
    }
    YamlNode there = child(node, path.getFirst());
    if (there == null && node instanceof YamlMapping && path.getFirst() instanceof String) {
      there = new YamlMapping(List.of(), node.span());
    }
    YamlNode child = changed(there, path.subList(1, path.size()), change);
    return child == null ? null : with(node, path.getFirst(), child);
  }

  /// The field or item of a node; null where it has no such one.
  public static @Nullable YamlNode child(@Nullable YamlNode node, Object segment) {
    if (node instanceof YamlMapping mapping && segment instanceof String name) {
      return mapping.get(name);
    }
    if (node instanceof YamlSequence list
        && segment instanceof Integer index
        && index >= 0
        && index < list.items().size()) {
      return list.items().get(index);
    }
    return null;
  }

  private static @Nullable YamlNode with(
      @Nullable YamlNode holder, Object segment, YamlNode value) {
    if (holder instanceof YamlMapping mapping && segment instanceof String name) {
      List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
      entries.replaceAll(entry ->
          entry.key().equals(name)
              ? new YamlMapping.Entry(name, entry.keyKind(), entry.keySpan(), value)
              : entry);
      if (mapping.get(name) == null) {
        entries.add(new YamlMapping.Entry(name, YamlScalar.Kind.STRING, value.span(), value));
      }
      return new YamlMapping(entries, mapping.span());
    }
    if (holder instanceof YamlSequence list
        && segment instanceof Integer index
        && index <= list.items().size()) {
      List<YamlNode> items = new ArrayList<>(list.items());
      if (index == items.size()) {
        items.add(value);
      } else {
        items.set(index, value);
      }
      return new YamlSequence(items, list.span());
    }
    return null;
  }

  private static @Nullable YamlNode without(@Nullable YamlNode holder, Object segment) {
    if (child(holder, segment) == null) {
      return null;
    }
    if (holder instanceof YamlMapping mapping) {
      List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
      entries.removeIf(entry -> entry.key().equals(segment));
      return new YamlMapping(entries, mapping.span());
    }
    if (holder instanceof YamlSequence list && segment instanceof Integer index) {
      List<YamlNode> items = new ArrayList<>(list.items());
      items.remove(index.intValue());
      return new YamlSequence(items, list.span());
    }
    return null;
  }

  private static @Nullable YamlNode renamed(@Nullable YamlNode holder, String from, String to) {
    return holder instanceof YamlMapping mapping
            && mapping.get(from) != null
            && mapping.get(to) == null
        ? mapping.renamed(from, to)
        : null;
  }

  private static Object last(RdfPath path) {
    return path.segments().getLast();
  }
}
