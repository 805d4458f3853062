package eu.riscale.hub.spec.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What a field, or each item of a list, may hold: any of what is given here.
///
/// @param scalars the kinds of single values
/// @param words the only texts that are right; empty where there are others
/// @param minimum of numbers
/// @param items what each item of a list is; empty where there may be no list
public record ValueSchema(
    Set<Scalar> scalars,
    List<String> words,
    OptionalDouble minimum,
    Optional<Mapping> mapping,
    Optional<ValueSchema> items) {

  /// The kinds of single values.
  public enum Scalar {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    NOTHING
  }

  /// Of which nothing is known to be wrong.
  public static final ValueSchema ANY =
      new ValueSchema(
          Set.of(), List.of(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

  /// The same of a field that may be left out, for which null stands as well.
  ValueSchema orNothing() {
    if (scalars.isEmpty() && mapping.isEmpty() && items.isEmpty()) {
      return ANY;
    }
    Set<Scalar> more = new LinkedHashSet<>(scalars);
    more.add(Scalar.NOTHING);
    return new ValueSchema(more, words, minimum, mapping, items);
  }

  /// The fields of a mapping.
  ///
  /// @param fields that it may have, whatever kind it is of
  /// @param isOpen whether it may have others as well
  /// @param kinds of it, where a word tells them apart
  public record Mapping(List<Field> fields, boolean isOpen, Optional<Kinds> kinds) {}

  /// A field.
  ///
  /// @param isRequired whether it is always needed
  public record Field(String name, boolean isRequired, String meaning, ValueSchema value) {}

  /// The kinds of a mapping.
  ///
  /// @param tag the field that names the kind
  /// @param isTagRequired whether it is always needed
  /// @param ofWord each kind by its word, in the order of the format
  public record Kinds(String tag, boolean isTagRequired, Map<String, Kind> ofWord) {}

  /// One of them.
  public record Kind(String meaning, Mapping mapping) {}
}
