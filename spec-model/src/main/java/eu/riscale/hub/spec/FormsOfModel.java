package eu.riscale.hub.spec;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// In which forms a model is written: those that format 0.4 and older alone has, and those that
/// format 0.5 alone has.
final class FormsOfModel {
  /// Fewer may come of a slip.
  private static final int LEAST = 4;

  private static final List<String> OLDER_AT_ROOT = List.of("test_inputs", "test_outputs");
  private static final List<String> OLDER_OF_TENSOR = List.of("name", "shape", "data_type");
  private static final List<String> NEWER_OF_TENSOR = List.of("id", "test_tensor", "data");

  private final List<String> older = new ArrayList<>();
  private final List<String> newer = new ArrayList<>();

  private FormsOfModel(YamlMapping root) {
    OLDER_AT_ROOT.stream().filter(field -> root.get(field) != null).forEach(older::add);
    for (String list : List.of("inputs", "outputs")) {
      if (root.get(list) instanceof YamlSequence tensors) {
        tensors.items().forEach(this::count);
      }
    }
  }

  private void count(YamlNode tensor) {
    if (!(tensor instanceof YamlMapping fields)) {
      return;
    }
    OLDER_OF_TENSOR.stream().filter(field -> fields.get(field) != null).forEach(older::add);
    NEWER_OF_TENSOR.stream().filter(field -> fields.get(field) != null).forEach(newer::add);
    YamlNode axes = fields.get("axes");
    if (axes instanceof YamlScalar) {
      older.add("axes");
    } else if (axes instanceof YamlSequence list
        && !list.items().isEmpty()
        && list.items().stream().allMatch(YamlMapping.class::isInstance)) {
      newer.add("axes");
    }
  }

  /// The version that is meant where a description declares one of the other series, and all that
  /// tells the two apart is written in the forms of this one; empty where anything is not.
  static Optional<Meant> meant(YamlMapping root, FormatVersion declared) {
    FormsOfModel forms = new FormsOfModel(root);
    boolean isOlder = declared.isSeries(0, 4) || declared.isSeries(0, 3);
    List<String> other = isOlder ? forms.newer : forms.older;
    List<String> own = isOlder ? forms.older : forms.newer;
    boolean isOther = own.isEmpty() && other.size() >= LEAST && other.contains("axes");
    return isOther && (isOlder || declared.isSeries(0, 5))
        ? Optional.of(
            new Meant(
                (isOlder ? ResourceFormat.MODEL_0_5 : ResourceFormat.MODEL_0_4).newest(),
                String.join(", ", other.stream().distinct().limit(4).toList())))
        : Optional.empty();
  }

  /// @param fields some that tell so
  record Meant(FormatVersion version, String fields) {}
}
