package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/// A file's source stands in the place of the file where it is written as a path alone.
public final class PlainSource {
  private PlainSource() {}

  /// Where the text of a field is written.
  public static RdfPath of(YamlNode root, RdfPath path) {
    boolean plain =
        !path.isRoot()
            && path.segments().getLast().equals("source")
            && Edited.at(root, path.parent()).orElse(null) instanceof YamlScalar;
    return plain ? path.parent() : path;
  }

  /// The same finding, of which a text that it writes goes to where the former one is written. It
  /// writes none where there is no single text.
  public static Finding written(@Nullable YamlNode root, Finding finding) {
    if (root == null
        || finding.edits().size() != 1
        || !(finding.edits().getFirst() instanceof Edit.Write(var path, var yaml))) {
      return finding;
    }
    RdfPath place = of(root, path);
    return Edited.at(root, place).orElse(null) instanceof YamlScalar
        ? finding.fix(new Edit.Write(place, yaml))
        : finding.fix();
  }
}
