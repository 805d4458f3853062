package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the text that names a file. It stands at the file's own path, or where older versions of
/// the format have it.
final class RdfPlaces {
  private RdfPlaces() {}

  /// A text that names a file.
  ///
  /// @param before what stands before the file, such as `conda:`
  /// @param after what stands behind it, such as `:UNet`
  record Reference(YamlScalar scalar, String before, String after) {}

  /// The value at a path; null where the description has no such value.
  static @Nullable YamlNode node(YamlDocument document, RdfPath path) {
    YamlNode root = document.root();
    return root == null ? null : Edited.at(root, path).orElse(null);
  }

  static Reference find(YamlDocument document, RdfPath at, FileSource file) throws EditException {
    for (RdfPath place : places(at)) {
      if (node(document, place) instanceof YamlScalar scalar) {
        Reference reference = within(scalar, file);
        if (reference != null) {
          return reference;
        }
      }
    }
    throw new EditException(at, "The place that names '" + file + "' was not found.");
  }

  private static List<RdfPath> places(RdfPath at) {
    List<RdfPath> places = new ArrayList<>(List.of(at));
    List<Object> names = at.segments();
    if (names.getLast().equals("source")) {
      places.add(at.parent()); // a plain text in the place of a file with its checksum
    }
    RdfPath top = RdfPath.ROOT;
    if (names.getLast().equals("architecture")) {
      places.add(top.field("source")); // model 0.3
    }
    if (names.getLast().equals("dependencies")) {
      places.add(top.field("dependencies")); // model 0.3
    }
    if (names.size() > 1 && names.get(1).equals(WeightsFormat.TORCHSCRIPT.word())) {
      RdfPath older = top.field("weights").field(WeightsFormat.TORCHSCRIPT_IN_03);
      for (Object name : names.subList(2, names.size())) {
        older = name instanceof Integer index ? older.index(index) : older.field((String) name);
      }
      places.add(older);
    }
    return places;
  }

  private static @Nullable Reference within(YamlScalar scalar, FileSource file) {
    String text = scalar.text();
    if (names(text, file)) {
      return new Reference(scalar, "", "");
    }
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first >= 0 && names(text.substring(first + 1), file)) {
      return new Reference(scalar, text.substring(0, first + 1), "");
    }
    return last >= 0 && names(text.substring(0, last), file)
        ? new Reference(scalar, "", text.substring(last))
        : null;
  }

  private static boolean names(String text, FileSource file) {
    return FileSource.parse(text).filter(file::equals).isPresent();
  }
}
