package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the decoders cannot tell: what fields and words mean, and since when a format has them.
final class Meanings {
  private static final YamlMapping ALL = Exemplar.read("meanings.yaml");

  /// What the end of a place means.
  private record Entry(FieldPlace end, String meaning) {}

  private final List<Entry> ofFormat;
  private final List<Entry> ofFields = entries(ALL.get("fields"));
  private final List<Entry> ofWords = entries(ALL.get("words"));
  private final List<Entry> since;

  /// @param format what its fields mean in it alone, and since when it has them
  Meanings(ResourceFormat format) {
    String name = FormatNames.of(format);
    ofFormat = entries(ALL.get(name));
    since =
        ALL.get("since") instanceof YamlMapping formats ? entries(formats.get(name)) : List.of();
  }

  /// What a field means.
  Optional<String> ofField(FieldPlace place) {
    return longest(ofFormat, place).or(() -> longest(ofFields, place));
  }

  /// What is meant by a word that tells records apart.
  ///
  /// @param place such as `inputs.axes[space]`
  Optional<String> ofWord(FieldPlace place) {
    return longest(ofWords, place);
  }

  /// The version in which the format took up a field or word, where that is not its first.
  Optional<String> since(FieldPlace place) {
    return longest(since, place);
  }

  private static List<Entry> entries(@Nullable YamlNode section) {
    List<Entry> entries = new ArrayList<>();
    if (section instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (entry.value() instanceof YamlScalar meaning) {
          entries.add(new Entry(FieldPlace.of(entry.key()), meaning.text()));
        }
      }
    }
    return entries;
  }

  /// What stands under the longest end of the place.
  private static Optional<String> longest(List<Entry> entries, FieldPlace place) {
    int longest = 0;
    Optional<String> found = Optional.empty();
    for (Entry entry : entries) {
      int told = place.told(entry.end());
      if (told > longest) {
        longest = told;
        found = Optional.of(entry.meaning());
      }
    }
    return found;
  }
}
