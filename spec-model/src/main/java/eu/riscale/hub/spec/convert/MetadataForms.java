package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.OldForms;
import eu.riscale.hub.spec.generic.v0_3.Names;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The forms that formats 0.3 and 0.5 give to what 0.2 and 0.4 write in plainer ones.
final class MetadataForms {
  private static final int LONGEST_NAME = 128;

  private MetadataForms() {}

  /// All fields that both formats know, in their newer form.
  ///
  /// @param older a description that is right in its own format
  static YamlMapping convert(YamlMapping older, Findings out) {
    YamlMapping newer = older;
    for (String dropped : List.of("download_url", "rdf_source")) {
      if (newer.get(dropped) != null) {
        out.add(
            ConversionCodes.DROPPED, RdfPath.ROOT.field(dropped), "'" + dropped + "' is left out.");
        newer = NodeEdits.remove(newer, dropped);
      }
    }
    newer =
        NodeEdits.change(newer, "covers", covers -> NodeEdits.each(covers, MetadataForms::file));
    newer = NodeEdits.change(newer, "documentation", MetadataForms::file);
    newer = NodeEdits.change(newer, "icon", MetadataForms::icon);
    newer = NodeEdits.change(newer, "attachments", MetadataForms::attachments);
    newer = NodeEdits.change(newer, "cite", cite -> NodeEdits.each(cite, MetadataForms::bareDoi));
    for (String people : List.of("authors", "maintainers", "packaged_by")) {
      newer = NodeEdits.change(newer, people, list -> NodeEdits.each(list, MetadataForms::person));
    }
    return newer;
  }

  static YamlNode person(YamlNode person) {
    if (person instanceof YamlScalar name) {
      return Nodes.mapping(name).with("name", withoutSlashes(name)).node();
    }
    return person instanceof YamlMapping fields
        ? NodeEdits.change(fields, "name", MetadataForms::withoutSlashes)
        : person;
  }

  /// A path alone as a file with a `source`.
  static YamlNode file(YamlNode path) {
    return path instanceof YamlScalar scalar && !scalar.isNull()
        ? Nodes.mapping(path).with("source", path).node()
        : path;
  }

  private static YamlNode icon(YamlNode icon) {
    boolean isPath =
        icon instanceof YamlScalar scalar
            && scalar.text().codePointCount(0, scalar.text().length()) > 2;
    return isPath ? file(icon) : icon;
  }

  private static YamlNode attachments(YamlNode attachments) {
    @Nullable YamlNode files =
        attachments instanceof YamlMapping fields ? fields.get("files") : null;
    YamlNode list =
        files instanceof YamlSequence ? files : new YamlSequence(List.of(), attachments.span());
    return NodeEdits.each(list, MetadataForms::file);
  }

  private static YamlNode bareDoi(YamlNode cite) {
    return cite instanceof YamlMapping fields
        ? NodeEdits.change(fields, "doi", doi -> changed(doi, OldForms::withoutResolver))
        : cite;
  }

  private static YamlNode withoutSlashes(YamlNode name) {
    return changed(name, OldForms::withoutSlashes);
  }

  private static YamlNode changed(YamlNode node, UnaryOperator<String> change) {
    return node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING
        ? NodeEdits.text(change.apply(scalar.text()), node)
        : node;
  }

  /// The name of a model as the newer format allows it; other resources keep theirs, and it is
  /// refused where it is read.
  static YamlNode name(YamlNode name, Findings out) {
    if (!(name instanceof YamlScalar scalar)) {
      return name;
    }
    StringBuilder plain = new StringBuilder();
    scalar
        .text()
        .codePoints()
        .limit(LONGEST_NAME)
        .forEach(c -> plain.append(Names.isAllowed(c) ? Character.toString(c) : " "));
    if (plain.toString().equals(scalar.text())) {
      return name;
    }
    out.add(
        Finding.of(
            ConversionCodes.RENAMED,
            RdfPath.ROOT.field("name"),
            "'" + scalar.text() + "' becomes '" + plain + "'."));
    return NodeEdits.text(plain.toString(), name);
  }
}
