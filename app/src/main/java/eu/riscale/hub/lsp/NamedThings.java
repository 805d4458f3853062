package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ids that a description gives to its tensors and axes, for the fields that name one.
final class NamedThings {
  private static final Set<String> NAMES_AXES = Set.of("axes", "axis");
  private static final Set<String> NAMES_TENSOR =
      Set.of("tensor_id", "reference_tensor", "reference_input");
  private static final List<String> TENSORS = List.of("inputs", "outputs");

  private NamedThings() {}

  /// @param field the field, or the item of a list, that may name one
  static List<String> at(@Nullable YamlNode root, RdfPath field) {
    if (root == null) {
      return List.of();
    }
    List<Object> segments = field.segments();
    boolean isItem = !segments.isEmpty() && segments.getLast() instanceof Integer;
    Object name = segments.isEmpty() ? "" : isItem ? last(field.parent()) : segments.getLast();
    if (NAMES_TENSOR.contains(name)) {
      return tensors(root);
    }
    if (name.equals("axis_id")) {
      return axesOf(root, text(Edited.at(root, field.parent().field("tensor_id"))));
    }
    boolean isOfStep = segments.contains("kwargs") && NAMES_AXES.contains(name);
    return isOfStep
        ? axes(Edited.at(root, RdfPath.ROOT.field(top(field)).index(index(field))))
        : List.of();
  }

  private static List<String> tensors(YamlNode root) {
    List<String> ids = new ArrayList<>();
    for (String list : TENSORS) {
      items(Edited.at(root, RdfPath.ROOT.field(list))).stream()
          .map(NamedThings::id)
          .filter(id -> !id.isEmpty())
          .forEach(ids::add);
    }
    return ids;
  }

  /// Of a tensor by its id; of all where it is not known.
  private static List<String> axesOf(YamlNode root, String tensor) {
    List<String> ids = new ArrayList<>();
    for (String list : TENSORS) {
      for (YamlNode item : items(Edited.at(root, RdfPath.ROOT.field(list)))) {
        if (tensor.isEmpty() || id(item).equals(tensor)) {
          ids.addAll(axes(Optional.of(item)));
        }
      }
    }
    return ids.stream().distinct().toList();
  }

  /// In 0.5 each axis is a mapping; in 0.4 each is a letter.
  private static List<String> axes(Optional<YamlNode> tensor) {
    Optional<YamlNode> axes =
        tensor.map(node -> node instanceof YamlMapping mapping ? mapping.get("axes") : null);
    if (axes.orElse(null) instanceof YamlScalar(var kind, String letters, var span)) {
      return letters.chars().mapToObj(Character::toString).toList();
    }
    return items(axes).stream()
        .map(axis -> id(axis).isEmpty() ? field(axis, "type") : id(axis))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static String id(YamlNode node) {
    String id = field(node, "id");
    return id.isEmpty() ? field(node, "name") : id;
  }

  private static String field(YamlNode node, String name) {
    return node instanceof YamlMapping mapping ? text(Optional.ofNullable(mapping.get(name))) : "";
  }

  private static String text(Optional<YamlNode> node) {
    return node.orElse(null) instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  private static List<YamlNode> items(Optional<YamlNode> node) {
    return node.orElse(null) instanceof YamlSequence list ? list.items() : List.of();
  }

  private static Object last(RdfPath path) {
    return path.isRoot() ? "" : path.segments().getLast();
  }

  private static String top(RdfPath path) {
    return Objects.toString(path.segments().getFirst());
  }

  private static int index(RdfPath path) {
    List<Object> segments = path.segments();
    return segments.size() > 1 && segments.get(1) instanceof Integer index ? index : 0;
  }
}
