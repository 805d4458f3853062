package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryDocument;
import eu.riscale.hub.spec.collection.EntryDocument.Origin;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/// Fields of an entry that go by another name than the field that they are meant for, where the
/// entry has that field from elsewhere. Without them it would be published with, for example, the
/// license of the collection.
final class EntryNames {
  private EntryNames() {}

  /// The finding with the field that is meant in the entry; any other finding as it is.
  static Finding own(EntryDocument document, Finding finding) {
    List<Object> segments = finding.path().segments();
    if (segments.size() != 1
        || !finding.code().equals(FieldCodes.UNKNOWN)
        || !(segments.getFirst() instanceof String name)
        || document.origins().get(name) != Origin.ENTRY) {
      return finding;
    }
    return meant(document, name)
        .map(field ->
            finding
                .hint(
                    "The entry takes %s from elsewhere, which is not what stands here."
                        .formatted(field))
                .fix(
                    isOfOneForm(document, name, field)
                        ? new Edit[] {new Edit.Rename(RdfPath.ROOT.field(name), field)}
                        : new Edit[0]))
        .orElse(finding);
  }

  /// What the name stands for, where that comes from the collection or a file.
  private static Optional<String> meant(EntryDocument document, String name) {
    List<String> elsewhere =
        document.origins().entrySet().stream()
            .filter(field -> field.getValue() != Origin.ENTRY)
            .map(field -> field.getKey())
            .toList();
    return OtherNames.meant(name, elsewhere);
  }

  private static boolean isOfOneForm(EntryDocument document, String name, String field) {
    if (!(document.document().root() instanceof YamlMapping fields)) {
      return false;
    }
    YamlNode own = fields.get(name);
    YamlNode other = fields.get(field);
    return own != null && other != null && own.getClass().equals(other.getClass());
  }
}
