package eu.riscale.hub.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a source that is an entry of a collection, such as `collection.yaml#collection[2]`.
///
/// @param collection the source that lists it
/// @param at where, such as `collection[2]`
public record EntryName(String collection, String at) {
  private static final Pattern FORM = Pattern.compile("(?s)(.+)#([a-z]+\\[\\d{1,9}])");

  public static String of(String collection, String at) {
    return collection + "#" + at;
  }

  /// Empty where a source has another name.
  public static Optional<EntryName> parse(String source) {
    Matcher form = FORM.matcher(source);
    return source.endsWith("]") && form.matches()
        ? Optional.of(new EntryName(form.group(1), form.group(2)))
        : Optional.empty();
  }
}
