package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.FieldWatch.Reader;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a field holds, in the words in which its decoder asks for it when it is shown something
/// else.
final class TypeWords {
  private static final Span NOWHERE = new Span(1, 1, 1, 1);
  private static final YamlNode MAPPING = new YamlMapping(List.of(), NOWHERE);
  private static final YamlNode LIST = new YamlSequence(List.of(), NOWHERE);

  /// No mapping, and hardly ever right.
  private static final List<YamlNode> ODD =
      List.of(
          scalar(YamlScalar.Kind.NULL, "null"),
          scalar(YamlScalar.Kind.STRING, " /\\"),
          scalar(YamlScalar.Kind.STRING, ""),
          scalar(YamlScalar.Kind.STRING, "x/".repeat(1000)),
          scalar(YamlScalar.Kind.FLOAT, "-1.0e+9"),
          scalar(YamlScalar.Kind.FLOAT, "1.0e+9"),
          scalar(YamlScalar.Kind.INT, "-1000000000"),
          scalar(YamlScalar.Kind.INT, "1000000000"));

  /// The longest list that a field asks for.
  private static final int LONGEST = 3;

  private final Reader reader;

  /// How many lists lie around what is asked about, with how many items each.
  private final List<Integer> lists;

  private TypeWords(Reader reader, List<Integer> lists) {
    this.reader = reader;
    this.lists = lists;
  }

  static String of(Reader reader) {
    return new TypeWords(reader, List.of()).words();
  }

  private String words() {
    Set<String> told = new LinkedHashSet<>();
    ODD.forEach(odd -> told.addAll(expected(odd)));
    List<String> plain = new ArrayList<>(told);
    List<String> ofList = new ArrayList<>(expected(LIST));
    ofList.removeAll(plain);
    boolean takesList = plain.stream().anyMatch(words -> words.startsWith("a list"));
    items().ifPresent(item -> ofList.add("each: " + item));
    if (plain.isEmpty()) {
      return "any value";
    }
    if (takesList) {
      plain.addAll(ofList);
      return joined(plain);
    }
    List<String> ofText = plain.stream().filter(word -> word.contains(" character")).toList();
    boolean isOtherToo = plain.getFirst().startsWith("a mapping") && !ofText.isEmpty();
    if (isOtherToo) {
      plain.removeAll(ofText);
    }
    StringBuilder words = new StringBuilder(joined(plain));
    if (isOtherToo) {
      words.append(", or text (").append(String.join("; ", ofText)).append(')');
    }
    boolean toldMapping = plain.stream().anyMatch(word -> word.contains("{"));
    if (!toldMapping && !plain.getFirst().startsWith("a mapping") && expected(MAPPING).isEmpty()) {
      words.append(", or a mapping");
    }
    if (items().isPresent()) {
      ofList.addFirst("a list");
      words.append(", or ").append(joined(ofList));
    }
    return words.toString();
  }

  /// What each item of a list is; empty where this takes no list.
  private Optional<String> items() {
    for (int length = 1; length <= LONGEST && lists.size() < 2; length++) {
      List<Integer> inner = new ArrayList<>(lists);
      inner.add(length);
      TypeWords items = new TypeWords(reader, inner);
      if (items.areReached()) {
        return Optional.of(items.words());
      }
    }
    return Optional.empty();
  }

  /// Whether the decoder looks at items at all: something is said of one, and nothing of a list
  /// around it.
  private boolean areReached() {
    List<Finding> found = findings(scalar(YamlScalar.Kind.NULL, "null"));
    RdfPath item = place();
    return found.stream().anyMatch(finding -> finding.path().isWithin(item))
        && found.stream().allMatch(finding -> finding.path().segments().size() >= lists.size());
  }

  private List<String> expected(YamlNode odd) {
    List<String> words = new ArrayList<>();
    for (Finding finding : findings(odd)) {
      if (finding.path().equals(place())
          && !finding.expected().isEmpty()
          && !finding.code().equals(FieldCodes.MISSING)
          && !words.contains(finding.expected())) {
        words.add(finding.expected());
      }
    }
    return words;
  }

  private RdfPath place() {
    RdfPath place = RdfPath.ROOT;
    for (int ignored : lists) {
      place = place.index(0);
    }
    return place;
  }

  private List<Finding> findings(YamlNode odd) {
    YamlNode node = odd;
    for (int i = lists.size() - 1; i >= 0; i--) {
      node = new YamlSequence(Collections.nCopies(lists.get(i), node), NOWHERE);
    }
    return reader.read(node).findings();
  }

  /// `a number (above 0; at most 1)`.
  private static String joined(List<String> words) {
    String first = words.getFirst().replace("a mapping (named fields)", "a mapping");
    List<String> more = words.subList(1, words.size());
    if (more.isEmpty()) {
      return first;
    }
    return more.getFirst().startsWith(first)
        ? joined(more)
        : first + " (" + String.join("; ", more) + ")";
  }

  private static YamlScalar scalar(YamlScalar.Kind kind, String text) {
    return new YamlScalar(kind, text, NOWHERE);
  }
}
