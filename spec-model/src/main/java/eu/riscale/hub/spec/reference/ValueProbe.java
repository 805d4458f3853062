package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.FieldWatch.Ask;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.reference.ValueSchema.Scalar;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out what a field may hold by showing its readers values: what one of them takes is right.
final class ValueProbe {
  private static final String ONE_OF = "one of ";
  private static final String NO_FIELD = "zz_no_field";

  /// The longest list that a field asks for.
  private static final int LONGEST = 4;

  /// So many lengths of lists are tried.
  private static final int MOST_LENGTHS = 3;

  /// Lists in lists in lists.
  private static final int DEEPEST = 3;

  /// Texts of the forms that formats ask for.
  private static final List<String> TEXTS =
      List.of(
          "abcde",
          "MIT",
          "1.0.0",
          "net.py:Net",
          "conda:environment.yaml",
          "a/b.png",
          "a.npy",
          "README.md",
          "https://example.com/a.png",
          "10.1007/978-3-319-24574-4_28",
          "0000-0002-1825-0097",
          "ada@example.com",
          "2024-05-01T12:00:00Z",
          "bcyx",
          "inf",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

  private final List<Ask> asks;
  private final List<YamlNode> examples;

  /// How many lists lie around what is asked about.
  private final int depth;

  private @Nullable List<List<Integer>> lengths;
  private @Nullable Boolean text;
  private @Nullable Set<Scalar> scalars;
  private @Nullable ValueProbe items;

  ValueProbe(List<Ask> asks, List<YamlNode> examples) {
    this(asks, examples, 0);
  }

  private ValueProbe(List<Ask> asks, List<YamlNode> examples, int depth) {
    this.asks = asks;
    this.examples = examples;
    this.depth = depth;
  }

  /// The same for the items of a list.
  ValueProbe items() {
    if (items == null) {
      items = findItems();
    }
    return items;
  }

  private ValueProbe findItems() {
    List<YamlNode> inner =
        examples.stream()
            .flatMap(
                node -> node instanceof YamlSequence list ? list.items().stream() : Stream.of())
            .toList();
    return new ValueProbe(asks, inner, depth + 1);
  }

  /// Whether it takes values of every kind: the format does not look into it.
  boolean takesAll() {
    return takes(Values.text("zz no word"))
        && takes(Values.real("-0.5"))
        && takes(Values.truth(true))
        && takesEmptyMapping()
        && takes(Values.texts(List.of("zz no word")));
  }

  boolean takesList() {
    if (depth >= DEEPEST) {
      return false;
    }
    boolean shown = examples.stream().anyMatch(node -> node instanceof YamlSequence && takes(node));
    return shown || takes(Values.list(List.of())) || items().takesSomething();
  }

  private boolean takesSomething() {
    return !scalars().isEmpty() || takesMapping();
  }

  boolean takesMapping() {
    boolean shown = examples.stream().anyMatch(node -> node instanceof YamlMapping && takes(node));
    return shown || takesEmptyMapping() || takes(Values.mapping("source", Values.text("a.txt")));
  }

  /// Whether no field of a mapping is needed.
  boolean takesEmptyMapping() {
    return takes(new YamlMapping(List.of(), Values.NOTHING.span()));
  }

  /// Whether a mapping may have fields that the format does not know.
  boolean isOpen() {
    return examples.stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .filter(this::takes)
        .noneMatch(example ->
            found(Values.with(example, NO_FIELD, Values.text("a")))
                .anyMatch(finding -> finding.code().equals(FieldCodes.UNKNOWN)));
  }

  Set<Scalar> scalars() {
    if (scalars == null) {
      scalars = findScalars();
    }
    return scalars;
  }

  private Set<Scalar> findScalars() {
    Set<Scalar> scalars = EnumSet.noneOf(Scalar.class);
    if (takesText()
        || !words().isEmpty()
        || examplesOf(YamlScalar.Kind.STRING).anyMatch(this::takes)) {
      scalars.add(Scalar.TEXT);
    }
    if (Stream.of("0.5", "0.001", "1.5", "100.5").map(Values::real).anyMatch(this::takes)) {
      scalars.add(Scalar.NUMBER);
    } else if (Stream.of("0", "1", "2", "16", "1000").map(Values::whole).anyMatch(this::takes)) {
      scalars.add(Scalar.WHOLE);
    }
    if (takes(Values.truth(true)) || takes(Values.truth(false))) {
      scalars.add(Scalar.TRUTH);
    }
    if (takes(Values.NOTHING)) {
      scalars.add(Scalar.NOTHING);
    }
    return scalars;
  }

  private boolean takesText() {
    if (text == null) {
      text = TEXTS.stream().map(Values::text).anyMatch(this::takes);
    }
    return text;
  }

  private Stream<YamlNode> examplesOf(YamlScalar.Kind kind) {
    return examples.stream()
        .filter(node -> node instanceof YamlScalar scalar && scalar.kind() == kind);
  }

  /// The only texts that are right, as the readers list them.
  List<String> words() {
    if (takesText()) {
      return List.of();
    }
    Set<String> words = new LinkedHashSet<>();
    found(Values.text("zz no word"))
        .map(Finding::expected)
        .filter(expected -> expected.startsWith(ONE_OF))
        .flatMap(expected -> Stream.of(expected.substring(ONE_OF.length()).split(", ", -1)))
        .distinct()
        .filter(word -> takes(Values.text(word)))
        .forEach(words::add);
    return List.copyOf(words);
  }

  /// 0 or 1 where what lies below is wrong for being small.
  OptionalDouble minimum() {
    if (takes(Values.whole("-1")) || takes(Values.real("-0.5"))) {
      return OptionalDouble.empty();
    }
    if (takes(Values.whole("0")) || takes(Values.real("0.0"))) {
      return OptionalDouble.of(0);
    }
    return takes(Values.whole("1")) && !takes(Values.real("0.5"))
        ? OptionalDouble.of(1)
        : OptionalDouble.empty();
  }

  private boolean takes(YamlNode value) {
    return asks.stream()
        .anyMatch(ask -> wrapped(value).stream().anyMatch(node -> isRight(ask, node)));
  }

  private static boolean isRight(Ask ask, YamlNode node) {
    return ask.reader().read(node).findings().stream()
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private Stream<Finding> found(YamlNode value) {
    return asks.stream()
        .flatMap(ask ->
            wrapped(value).stream().flatMap(node -> ask.reader().read(node).findings().stream()));
  }

  /// The value in lists of the lengths that are asked for.
  private List<YamlNode> wrapped(YamlNode value) {
    if (lengths == null) {
      lengths = lengths(depth);
    }
    return lengths.stream().map(each -> wrapped(value, each)).toList();
  }

  private static YamlNode wrapped(YamlNode value, List<Integer> lengths) {
    YamlNode node = value;
    for (int length : lengths) {
      node = Values.list(Collections.nCopies(length, node));
    }
    return node;
  }

  /// The lengths of lists, the innermost first, of which no reader says that they are no lists or
  /// too short or long.
  private List<List<Integer>> lengths(int lists) {
    if (lists == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> inner : lengths(lists - 1)) {
      for (int length = 1; length <= LONGEST && all.size() < MOST_LENGTHS; length++) {
        List<Integer> lengths = new ArrayList<>(inner);
        lengths.add(length);
        YamlNode node = wrapped(Values.NOTHING, lengths);
        if (asks.stream().anyMatch(ask -> areRight(ask, node, lists))) {
          all.add(lengths);
        }
      }
    }
    return all;
  }

  private static boolean areRight(Ask ask, YamlNode node, int lists) {
    return ask.reader().read(node).findings().stream()
        .noneMatch(finding -> finding.path().segments().size() < lists);
  }
}
