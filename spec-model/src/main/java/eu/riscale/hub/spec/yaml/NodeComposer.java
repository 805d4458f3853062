package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/// Builds the tree of one document from parser events. An alias shares the node of its anchor, so
/// memory does not grow; the values it stands for are counted against the limit all the same,
/// because whoever walks the tree meets each of them.
final class NodeComposer {
  private static final YamlNode UNDER_CONSTRUCTION =
      new YamlSequence(List.of(), new Span(0, 0, 0, 0));

  private final ParserImpl events;
  private final YamlLimits limits;
  private final Findings out;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private final Map<Anchor, Integer> anchoredValues = new HashMap<>();
  private int values;

  NodeComposer(ParserImpl events, YamlLimits limits, Findings out) {
    this.events = events;
    this.limits = limits;
    this.out = out;
  }

  /// The first document; a second one is a finding.
  @Nullable YamlNode document() {
    events.next();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      out.add(
          Finding.of(YamlCodes.EMPTY, RdfPath.ROOT, "The file holds no value.")
              .hint("Write the description into it, or name the file that holds it.")
              .at(new Span(1, 1, 1, 2)));
      return null;
    }
    checkVersion((DocumentStartEvent) events.next());
    YamlNode root = node(events.next(), 0);
    events.next();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      Span second = span(events.peekEvent());
      out.add(
          Finding.of(
                  YamlCodes.SEVERAL_DOCUMENTS,
                  RdfPath.ROOT,
                  "A second document starts on line " + second.line() + ".")
              .hint("Keep one document per file.")
              .at(second));
    }
    return root;
  }

  private void checkVersion(DocumentStartEvent start) {
    Optional<SpecVersion> version = start.getSpecVersion();
    if (version.isPresent() && version.get().getMinor() != 2) {
      out.add(
          Finding.of(
                  YamlCodes.OLD_YAML,
                  RdfPath.ROOT,
                  "The file says %YAML " + version.get().getRepresentation() + ".")
              .hint("Remove the line.")
              .at(new Span(1, 1, 1, 2)));
    }
  }

  private YamlNode node(Event event, int depth) {
    if (++values > limits.values()) {
      throw tooManyValues(span(event));
    }
    if (event instanceof AliasEvent alias) {
      return repeated(alias);
    }
    Anchor anchor = ((NodeEvent) event).getAnchor().orElse(null);
    if (anchor == null) {
      return fresh(event, depth);
    }
    anchors.put(anchor, UNDER_CONSTRUCTION);
    int before = values;
    YamlNode node = fresh(event, depth);
    anchors.put(anchor, node);
    anchoredValues.put(anchor, values - before + 1);
    return node;
  }

  private YamlNode fresh(Event event, int depth) {
    if (depth > limits.depth()) {
      throw new Refused(
          YamlCodes.TOO_DEEP, span(event), "More than " + limits.depth() + " levels.");
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        checkCharacters(scalar);
        yield CoreTags.scalar(scalar, span(scalar));
      }
      case SequenceStartEvent list -> sequence(list, depth);
      case MappingStartEvent fields -> mapping(fields, depth);
      default -> throw new IllegalStateException("not the start of a node: " + event);
    };
  }

  /// Only an escape can bring half of a pair: bytes that stand for one are no UTF-8.
  private void checkCharacters(ScalarEvent scalar) {
    String text = scalar.getValue();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int letter = text.codePointAt(at);
      if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
        out.add(
            Finding.of(
                    YamlCodes.HALF_CHARACTER,
                    RdfPath.ROOT,
                    "\\u%04x is half of a pair, and its other half is missing.".formatted(letter))
                .hint("Write the whole character, or leave it out.")
                .at(span(scalar)));
        return;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // The mark is one node and no other.
  private YamlNode repeated(AliasEvent alias) {
    YamlNode node = anchors.get(alias.getAlias());
    if (node == null) {
      throw new Refused(
          YamlCodes.UNKNOWN_ALIAS,
          span(alias),
          "There is no anchor '&" + alias.getAlias() + "' before this alias.");
    }
    if (node.equals(UNDER_CONSTRUCTION)) {
      throw new Refused(
          YamlCodes.RECURSIVE_ALIAS,
          span(alias),
          "'*" + alias.getAlias() + "' stands inside the value it repeats.");
    }
    values += anchoredValues.getOrDefault(alias.getAlias(), 1);
    if (values > limits.values()) {
      throw tooManyValues(span(alias));
    }
    return node;
  }

  private YamlNode sequence(SequenceStartEvent start, int depth) {
    CoreTags.expect("seq", start.getTag(), span(start));
    List<YamlNode> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      Event item = events.next();
      if (item instanceof ScalarEvent scalar) {
        ItemsInTexts.of(scalar, items.isEmpty()).ifPresent(out::add);
      }
      items.add(node(item, depth + 1));
    }
    return new YamlSequence(items, span(start, events.next()));
  }

  private YamlNode mapping(MappingStartEvent start, int depth) {
    CoreTags.expect("map", start.getTag(), span(start));
    MappingBuilder fields = new MappingBuilder(out);
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = events.next();
      YamlNode key = node(keyEvent, depth + 1);
      boolean merge =
          keyEvent instanceof ScalarEvent scalar
              && scalar.isPlain()
              && scalar.getValue().equals("<<");
      YamlNode value = node(events.next(), depth + 1);
      if (merge) {
        fields.merge(value, key.span());
      } else {
        fields.add(key, span(keyEvent), value);
      }
    }
    return fields.build(span(start, events.next()));
  }

  private Refused tooManyValues(Span at) {
    return new Refused(YamlCodes.TOO_MANY_VALUES, at, "More than " + limits.values() + " values.");
  }

  private static Span span(Event event) {
    return span(event, event);
  }

  private static Span span(Event first, Event last) {
    Mark start = first.getStartMark().orElseThrow();
    Mark end = last.getEndMark().orElseThrow();
    return new Span(
        start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }
}
