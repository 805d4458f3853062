package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.PlainSource;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a finding is, and what is written there.
///
/// @param root the description
/// @param samples right values of every field
/// @param sizes those of the test tensors
/// @param files what lies beside the description
record Place(YamlNode root, Samples samples, TestSizes sizes, FilesBeside files, Finding finding) {
  /// Characters. What people write in the wrong form is shorter.
  private static final int LONGEST_TEXT = 4_000;

  /// A file's source stands in the place of the file where it is written as a path alone.
  RdfPath path() {
    return PlainSource.of(root, finding.path());
  }

  @Nullable YamlNode node() {
    return Edited.at(root, path()).orElse(null);
  }

  /// The mapping that holds the place.
  @Nullable YamlMapping holder() {
    return Edited.at(root, path().parent()).orElse(null) instanceof YamlMapping mapping
        ? mapping
        : null;
  }

  /// The name of the field, or that of the list that an item is in.
  String field() {
    List<Object> segments = path().segments();
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i) instanceof String name) {
        return name;
      }
    }
    return "";
  }

  /// The text of a single value; empty where there is none.
  String text() {
    return node() instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  /// Whether a text is written here that nobody wrote by mistake in another form.
  boolean hasLongText() {
    YamlNode node = node();
    return node != null && hasLongText(node);
  }

  private static boolean hasLongText(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar.text().length() > LONGEST_TEXT;
      case YamlSequence list -> list.items().stream().anyMatch(Place::hasLongText);
      case YamlMapping mapping ->
          mapping.entries().stream().anyMatch(entry -> hasLongText(entry.value()));
    };
  }

  /// A file beside the description in the place of a path that leads elsewhere. What another folder
  /// holds says nothing of this one, so that of a path outside it has to be there; and that of a
  /// path of one computer has to be copied first. None where it is not there.
  ///
  /// @param text what names the file
  List<List<Edit>> beside(String file, String text) {
    if (files.isThere(file)) {
      return List.of(write(text));
    }
    boolean isOutside = finding.code().equals(ValueCodes.PATH_LEAVES_FOLDER);
    boolean isOfOneComputer =
        finding.code().equals(ValueCodes.PATH_ABSOLUTE)
            || finding.code().equals(ValueCodes.SOURCE_SCHEME);
    return isOutside || !files.mayLie(file)
        ? List.of()
        : List.of(isOfOneComputer ? example(text) : write(text));
  }

  /// The one item of a list; empty where there are several, or is no list.
  Optional<YamlNode> only() {
    return node() instanceof YamlSequence list && list.items().size() == 1
        ? Optional.of(list.items().getFirst())
        : Optional.empty();
  }

  /// A right value of the field, made for nobody in particular.
  Optional<YamlNode> sample() {
    return sample(path());
  }

  /// The same of the field at another place.
  Optional<YamlNode> sample(RdfPath at) {
    Optional<YamlNode> shape = ShapeSamples.sample(new Tree(root), sizes, at);
    return shape.isPresent() ? shape : samples.at(root, at).map(files::in);
  }

  List<Edit> write(YamlNode value) {
    return List.of(writeAt(path(), value));
  }

  List<Edit> write(String text) {
    return List.of(new Edit.Write(path(), YamlText.of(text)));
  }

  List<Edit> example(YamlNode value) {
    return List.of(exampleAt(path(), value));
  }

  List<Edit> example(String text) {
    return List.of(new Edit.Example(path(), YamlText.of(text)));
  }

  List<Edit> remove() {
    return List.of(new Edit.Remove(path()));
  }

  static Edit writeAt(RdfPath path, YamlNode value) {
    return new Edit.Write(path, yaml(path, value));
  }

  static Edit exampleAt(RdfPath path, YamlNode value) {
    return new Edit.Example(path, yaml(path, value));
  }

  private static String yaml(RdfPath path, YamlNode value) {
    boolean item =
        !path.segments().isEmpty()
            && path.segments().getLast() instanceof Integer
            && value instanceof YamlMapping;
    return item ? YamlText.item(value) : YamlText.of(value);
  }
}
