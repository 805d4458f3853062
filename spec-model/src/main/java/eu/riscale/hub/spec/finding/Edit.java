package eu.riscale.hub.spec.finding;

import java.util.Optional;

/// A change of a description, exact enough to be made by a program.
public sealed interface Edit {

  /// A value that was meant. A field that is not there is added, and so is an item that follows the
  /// last one of a list.
  ///
  /// @param yaml the value alone
  record Write(RdfPath path, String yaml) implements Edit {}

  /// A value of the right form, to be written with one's own content.
  ///
  /// @param yaml the value alone
  record Example(RdfPath path, String yaml) implements Edit {}

  /// Takes a field or an item away.
  record Remove(RdfPath path) implements Edit {}

  /// Gives a field another name; its value stays.
  record Rename(RdfPath path, String name) implements Edit {}

  /// Another text where the file cannot be read as values. Both may stretch over lines.
  record Replace(Span span, String text) implements Edit {}

  /// Where in the description; empty for text that cannot be read as values.
  default Optional<RdfPath> place() {
    return switch (this) {
      case Write(var path, var yaml) -> Optional.of(path);
      case Example(var path, var yaml) -> Optional.of(path);
      case Remove(var path) -> Optional.of(path);
      case Rename(var path, var name) -> Optional.of(path);
      case Replace replace -> Optional.empty();
    };
  }

  /// The same change at another place of the description.
  default Edit at(RdfPath place) {
    return switch (this) {
      case Write(var path, var yaml) -> new Write(place, yaml);
      case Example(var path, var yaml) -> new Example(place, yaml);
      case Remove remove -> new Remove(place);
      case Rename(var path, var name) -> new Rename(place, name);
      case Replace replace -> replace;
    };
  }

  /// What is new.
  default String text() {
    return switch (this) {
      case Write(var path, var yaml) -> yaml;
      case Example(var path, var yaml) -> yaml;
      case Remove remove -> "";
      case Rename(var path, var name) -> name;
      case Replace(var span, var text) -> text;
    };
  }
}
