package eu.riscale.hub.spec;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// Changes one place of a YAML tree.
final class Patch {
  private Patch() {}

  /// The tree with `value` at `path`, such as `inputs[0].axes[2].size`; `DELETE` takes the place
  /// away.
  static YamlNode set(YamlNode node, String path, YamlNode value) {
    if (path.isEmpty()) {
      return value;
    }
    if (path.charAt(0) == '[') {
      int end = path.indexOf(']');
      return item(
          (YamlSequence) node,
          Integer.parseInt(path.substring(1, end)),
          rest(path.substring(end + 1)),
          value);
    }
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return field((YamlMapping) node, path.substring(0, end), rest(path.substring(end)), value);
  }

  private static YamlNode item(YamlSequence list, int index, String rest, YamlNode value) {
    List<YamlNode> items = new ArrayList<>(list.items());
    if (isDelete(value) && rest.isEmpty()) {
      items.remove(index);
    } else if (index == items.size()) {
      items.add(value);
    } else {
      items.set(index, set(items.get(index), rest, value));
    }
    return new YamlSequence(items, list.span());
  }

  private static YamlNode field(YamlMapping mapping, String name, String rest, YamlNode value) {
    List<YamlMapping.Entry> entries = new ArrayList<>();
    boolean there = false;
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!entry.key().equals(name)) {
        entries.add(entry);
      } else if (!isDelete(value) || !rest.isEmpty()) {
        entries.add(
            new YamlMapping.Entry(
                name, entry.keyKind(), entry.keySpan(), set(entry.value(), rest, value)));
      }
      there |= entry.key().equals(name);
    }
    if (!there) {
      entries.add(new YamlMapping.Entry(name, YamlScalar.Kind.STRING, value.span(), value));
    }
    return new YamlMapping(entries, mapping.span());
  }

  private static String rest(String path) {
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /// Whether a place is to be taken away.
  static boolean isDelete(YamlNode value) {
    return value instanceof YamlScalar scalar && scalar.text().equals("DELETE");
  }
}
