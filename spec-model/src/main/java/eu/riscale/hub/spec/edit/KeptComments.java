package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Comments of fields that go or are written anew.
public final class KeptComments {
  private final TextPlaces text;
  private final WrittenField field;

  private KeptComments(YamlDocument document, TextPlaces text, RdfPath at) throws EditException {
    this.text = text;
    this.field = WrittenField.required(document, text, at);
  }

  /// Those of a field, in their order: above it, behind its name, within its value, behind that.
  /// None where it is taken over from another mapping or stands in brackets.
  public static List<String> of(YamlDocument document, RdfPath at) {
    return of(document, new TextPlaces(document.text()), at);
  }

  /// The same, where many are asked for.
  public static List<String> of(YamlDocument document, TextPlaces text, RdfPath at) {
    try {
      return new KeptComments(document, text, at).all();
    } catch (EditException e) {
      return List.of();
    }
  }

  /// The text without a field, whose comments stay: above the field that says now what it said,
  /// else in its place.
  ///
  /// @param heirs places of fields, the first of which that is there counts
  /// @throws EditException where it cannot be removed
  public static String without(YamlDocument document, RdfPath at, List<RdfPath> heirs)
      throws EditException {
    KeptComments kept = new KeptComments(document, new TextPlaces(document.text()), at);
    List<String> comments = kept.all();
    String changed = EditedText.of(document, List.of(new Edit.Remove(at)));
    String closed = closedUp(changed, Math.min(kept.start(), changed.length()));
    if (comments.isEmpty()) {
      return closed;
    }
    YamlDocument now = YamlReader.read(closed);
    for (RdfPath heir : heirs) {
      String moved = above(now, heir, comments);
      if (!moved.equals(closed)) {
        return moved;
      }
    }
    TextPlaces places = new TextPlaces(changed);
    int line = places.lineStart(Math.min(kept.start(), changed.length()));
    return withLines(changed, line, comments, places.lineEnd());
  }

  /// The text with comments above a field; as it is where that stands in brackets.
  public static String above(YamlDocument document, RdfPath at, List<String> comments) {
    TextPlaces places = new TextPlaces(document.text());
    return lineOf(document, places, at)
        .map(line -> withLines(document.text(), line, comments, places.lineEnd()))
        .orElse(document.text());
  }

  /// The text with a comment behind a value; as it is where that stands in brackets or has one.
  public static String behind(YamlDocument document, RdfPath at, String comment) {
    TextPlaces places = new TextPlaces(document.text());
    Optional<WrittenField> written = WrittenField.of(document, places, at);
    if (written.isEmpty() || places.isFlow(written.get().in())) {
      return document.text();
    }
    int end = places.contentEnd(written.get().entry().value());
    int lineEnd = places.lineEndAt(end);
    return document.text().substring(end, lineEnd).isBlank()
        ? document.text().substring(0, end) + "  " + comment + document.text().substring(lineEnd)
        : document.text();
  }

  /// The start of the line of a field; empty where it is not there or stands in brackets.
  private static Optional<Integer> lineOf(YamlDocument document, TextPlaces text, RdfPath at) {
    return WrittenField.of(document, text, at)
        .filter(field -> !text.isFlow(field.in()))
        .map(field -> text.lineStart(text.keyStart(field.entry())));
  }

  private static String withLines(String text, int line, List<String> comments, String lineEnd) {
    String indent = indentOf(text, line);
    String lines =
        comments.stream().map(comment -> indent + comment + lineEnd).collect(Collectors.joining());
    return text.substring(0, line) + lines + text.substring(line);
  }

  /// Without one of the empty lines that stood before and after what has gone.
  private static String closedUp(String text, int at) {
    TextPlaces places = new TextPlaces(text);
    int line = places.lineStart(at);
    int next = places.nextLine(line + 1);
    boolean isBetween =
        line > 0
            && text.substring(places.lineStart(line - 1), line).isBlank()
            && text.substring(line, next).isBlank();
    String closed = isBetween ? text.substring(0, line) + text.substring(next) : text;
    boolean same = SameValues.are(YamlReader.read(text).root(), YamlReader.read(closed).root());
    return same ? closed : text;
  }

  private int start() {
    return text.startsLine(field.entry())
        ? text.blockStart(field.entry())
        : text.lineStart(text.keyStart(field.entry()));
  }

  private static String indentOf(String text, int line) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return text.substring(line, at);
  }

  private List<String> all() {
    if (text.isFlow(field.in())) {
      return List.of();
    }
    List<String> comments = new ArrayList<>();
    int key = text.keyStart(field.entry());
    if (text.startsLine(field.entry())) {
      text.text()
          .substring(text.blockStart(field.entry()), text.lineStart(key))
          .lines()
          .map(String::strip)
          .forEach(comments::add);
    }
    int colon = text.keyEnd(field.entry()) + 1;
    boolean alias = text.isAlias(field.entry());
    int end = alias ? text.flowEnd(field.entry()) : text.contentEnd(field.entry().value());
    boolean below = !alias && text.lineOf(text.start(field.entry().value())) > text.lineOf(key);
    if (below) {
      behind(colon, comments);
    }
    if (!alias) {
      comments.addAll(Comments.within(text, field.entry().value()));
    }
    behind(Math.max(colon, end), comments);
    return comments;
  }

  /// What follows in the line, where that is a comment.
  private void behind(int from, List<String> comments) {
    String rest = text.text().substring(from, Math.max(from, text.lineEndAt(from))).strip();
    if (rest.startsWith("#")) {
      comments.add(rest);
    }
  }
}
