package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fits changes to the places that they are for: between the brackets of `[a, b]` and `{a: 1}` a
/// value stands on one line, and an item has no dash.
public final class Brackets {
  /// An anchor or a tag may stand before the bracket, as in `axes: &axes [y, x]`.
  private static final Pattern OPENED = Pattern.compile("(?:[&!][^\\s\\[{]{0,200}\\s+){0,2}[\\[{]");

  private final YamlDocument document;
  private @Nullable List<String> lines;

  public Brackets(YamlDocument document) {
    this.document = document;
  }

  /// A finding whose changes can be copied to their places.
  public Finding fitted(Finding finding) {
    List<Edit> edits = new ArrayList<>();
    boolean items = false;
    for (Edit edit : finding.edits()) {
      Optional<Edit> inLine =
          edit.place().filter(this::isInside).flatMap(place -> inLine(edit, place));
      items |= inLine.isPresent() && isItem(edit);
      edits.add(inLine.orElse(edit));
    }
    boolean same = edits.equals(finding.edits());
    return items
        ? finding.inBrackets(edits)
        : same ? finding : finding.fix(edits.toArray(Edit[]::new));
  }

  private static boolean isItem(Edit edit) {
    return edit.place()
        .filter(place -> !place.isRoot() && place.segments().getLast() instanceof Integer)
        .isPresent();
  }

  private static Optional<Edit> inLine(Edit edit, RdfPath place) {
    YamlNode value = YamlReader.read(edit.text()).root();
    return value == null
        ? Optional.empty()
        : switch (edit) {
          case Edit.Write write -> Optional.of(new Edit.Write(place, inLine(value, write.yaml())));
          case Edit.Example example ->
              Optional.of(new Edit.Example(place, inLine(value, example.yaml())));
          case Edit.Remove remove -> Optional.empty();
          case Edit.Rename rename -> Optional.empty();
          case Edit.Replace replace -> Optional.empty();
        };
  }

  private static String inLine(YamlNode value, String yaml) {
    return value instanceof YamlScalar ? yaml : YamlText.line(value);
  }

  /// Whether a list or mapping that holds the place is written in brackets.
  private boolean isInside(RdfPath place) {
    YamlNode node = document.root();
    for (Object segment : place.segments()) {
      if (node == null || node instanceof YamlScalar) {
        return false;
      }
      if (isOpened(node.span())) {
        return true;
      }
      node = child(node, segment);
    }
    return false;
  }

  private static @Nullable YamlNode child(YamlNode node, Object segment) {
    return switch (node) {
      case YamlMapping mapping -> mapping.get(segment.toString());
      case YamlSequence list ->
          segment instanceof Integer index && index < list.items().size()
              ? list.items().get(index)
              : null;
      case YamlScalar scalar -> null;
    };
  }

  private boolean isOpened(Span span) {
    List<String> all = lines;
    if (all == null) {
      all = document.text().lines().toList();
      lines = all;
    }
    if (span.line() < 1 || span.line() > all.size()) {
      return false;
    }
    String line = all.get(span.line() - 1);
    int letters = span.column() - 1;
    if (letters < 0 || letters > line.codePointCount(0, line.length())) {
      return false;
    }
    Matcher opened = OPENED.matcher(line);
    return opened.region(line.offsetByCodePoints(0, letters), line.length()).lookingAt();
  }
}
