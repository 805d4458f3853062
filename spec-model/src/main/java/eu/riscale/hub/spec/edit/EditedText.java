package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlLines;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text of a description with changes in it; every other character stays as it is.
///
/// The changed text is read again, and must say just what the changes say; so whatever a text looks
/// like, a wrong change is refused.
public final class EditedText {
  private final YamlDocument document;
  private final TextPlaces text;

  private EditedText(YamlDocument document) {
    this.document = document;
    this.text = new TextPlaces(document.text());
  }

  /// @throws EditException where it cannot be changed without changing more
  public static String of(YamlDocument document, List<Edit> edits) throws EditException {
    if (edits.stream().allMatch(Edit.Replace.class::isInstance)) {
      return YamlLines.edited(
          document.text(), edits.stream().map(Edit.Replace.class::cast).toList());
    }
    YamlDocument now = document;
    for (Edit edit : inPlace(document, edits)) {
      now = new EditedText(now).changed(edit);
    }
    return now.text();
  }

  /// The description with one change in it, read again.
  ///
  /// @param edit of a value, not of the text
  /// @throws EditException where it cannot be changed without changing more
  public static YamlDocument document(YamlDocument document, Edit edit) throws EditException {
    return new EditedText(document).changed(edit);
  }

  /// The text with a value in the place of another, none of which stays. Comments of the old one go
  /// before it.
  ///
  /// @param yaml the value alone
  /// @throws EditException where it cannot be changed without changing more
  public static String whole(YamlDocument document, RdfPath at, String yaml) throws EditException {
    YamlNode root = document.root();
    Edit edit = new Edit.Write(at, yaml);
    Optional<YamlNode> wanted = root == null ? Optional.empty() : Edited.of(root, List.of(edit));
    YamlDocument changed = new EditedText(document).step(edit);
    if (wanted.isEmpty() || !SameValues.are(wanted.get(), changed.root())) {
      throw new EditException(
          at, "The description is written in a way that hub cannot change safely.");
    }
    return changed.text();
  }

  /// A field that is written anew under another name, and removed under the one that it has, keeps
  /// its place and its comments.
  private static List<Edit> inPlace(YamlDocument document, List<Edit> edits) {
    YamlNode root = document.root();
    if (root != null
        && edits.size() == 2
        && edits.getFirst() instanceof Edit.Write(var to, var yaml)
        && edits.getLast() instanceof Edit.Remove(var from)
        && to.segments().getLast() instanceof String name
        && from.segments().getLast() instanceof String
        && to.parent().equals(from.parent())
        && Edited.at(root, to).isEmpty()) {
      return List.of(new Edit.Rename(from, name), new Edit.Write(to, yaml));
    }
    return edits;
  }

  private YamlDocument changed(Edit edit) throws EditException {
    RdfPath at = edit.place().orElse(RdfPath.ROOT);
    YamlNode root = document.root();
    Optional<YamlNode> wanted = root == null ? Optional.empty() : Edited.of(root, List.of(edit));
    if (root == null || wanted.isEmpty() || at.segments().isEmpty()) {
      throw new EditException(at, "'" + at + "' is not there.");
    }
    YamlDocument now = document;
    for (Edit step : steps(root, edit, wanted.get())) {
      now = new EditedText(now).step(step);
    }
    if (!SameValues.are(wanted.get(), now.root())) {
      throw new EditException(
          at, "The description is written in a way that hub cannot change safely.");
    }
    return now;
  }

  /// The change in pieces that leave alone what stays.
  private static List<Edit> steps(YamlNode root, Edit edit, YamlNode wanted) {
    RdfPath at = edit.place().orElseThrow();
    Optional<YamlNode> old = Edited.at(root, at);
    Optional<YamlNode> now = Edited.at(wanted, at);
    boolean writes = edit instanceof Edit.Write || edit instanceof Edit.Example;
    return writes && old.isPresent() && now.isPresent()
        ? SmallSteps.of(old.get(), now.get(), at, edit.text())
        : List.of(edit);
  }

  private YamlDocument step(Edit step) throws EditException {
    List<Splice> splices =
        switch (step) {
          case Edit.Write(var at, var yaml) -> written(at, yaml);
          case Edit.Example(var at, var yaml) -> written(at, yaml);
          case Edit.Remove(var at) -> removed(at);
          case Edit.Rename(var at, var name) -> List.of(renamed(at, name));
          case Edit.Replace replace -> throw new EditException(RdfPath.ROOT, "It is no value.");
        };
    RdfPath at = step.place().orElseThrow();
    String changed =
        Splice.all(text.text(), splices)
            .orElseThrow(() -> new EditException(at, "Two changes meet in one place."));
    return YamlReader.read(changed);
  }

  private YamlNode required(RdfPath at) throws EditException {
    return Optional.ofNullable(document.root())
        .flatMap(root -> Edited.at(root, at))
        .orElseThrow(() -> new EditException(at, "'" + at + "' is not there."));
  }

  private List<Splice> removed(RdfPath at) throws EditException {
    YamlNode holder = required(at.parent());
    boolean isOnly =
        switch (holder) {
          case YamlMapping mapping -> mapping.entries().size() == 1;
          case YamlSequence list -> list.items().size() == 1;
          case YamlScalar scalar -> false;
        };
    if (isOnly && !at.parent().segments().isEmpty() && !text.isFlow(holder)) {
      String none = holder instanceof YamlMapping ? "{}" : "[]";
      return replaced(at.parent(), holder, none);
    }
    return List.of(
        holder instanceof YamlSequence list
            ? new WrittenItem(list, index(at)).removed(text, at)
            : WrittenField.required(document, text, at).removed(text, at));
  }

  private Splice renamed(RdfPath at, String name) throws EditException {
    YamlMapping.Entry entry = WrittenField.required(document, text, at).entry();
    int start = text.keyStart(entry);
    String written = text.text().startsWith("\"", start) ? '"' + name + '"' : YamlText.of(name);
    return new Splice(start, text.keyEnd(entry), written);
  }

  private List<Splice> written(RdfPath at, String yaml) throws EditException {
    Optional<YamlNode> old = Edited.at(required(RdfPath.ROOT), at);
    if (old.isPresent()) {
      return replaced(at, old.get(), yaml);
    }
    RdfPath to = at;
    String value = yaml;
    while (Edited.at(required(RdfPath.ROOT), to.parent()).isEmpty()) {
      if (!(to.segments().getLast() instanceof String name)) {
        throw new EditException(at, "'" + at + "' is not there.");
      }
      value = name + ":" + BlockText.afterColon(value, "", "\n");
      to = to.parent();
    }
    return List.of(added(to, value));
  }

  private Splice added(RdfPath at, String yaml) throws EditException {
    return switch (required(at.parent())) {
      case YamlMapping mapping -> addedField(mapping, at, yaml);
      case YamlSequence list -> addedItem(list, at, yaml);
      case YamlScalar scalar -> throw new EditException(at, "'" + at + "' is not there.");
    };
  }

  private Splice addedField(YamlMapping mapping, RdfPath at, String yaml) throws EditException {
    String name = YamlText.of(at.segments().getLast().toString());
    String value = text.isFlow(mapping) ? inBrackets(yaml) : yaml;
    Optional<YamlMapping.Entry> last =
        mapping.entries().stream()
            .filter(entry -> text.isWrittenIn(mapping, entry))
            .reduce((one, other) -> text.keyStart(other) > text.keyStart(one) ? other : one);
    if (last.isPresent()) {
      return new WrittenField(mapping, last.get()).followedBy(text, name, value);
    }
    if (!text.isFlow(mapping)) {
      throw new EditException(at, "The mapping is written in a way that hub does not know.");
    }
    int start = text.start(mapping) + 1;
    return new Splice(start, start, name + ": " + value);
  }

  private Splice addedItem(YamlSequence list, RdfPath at, String yaml) throws EditException {
    if (index(at) != list.items().size()) {
      throw new EditException(at, "'" + at + "' is not there.");
    }
    String value = text.isFlow(list) ? inBrackets(yaml) : yaml;
    if (!list.items().isEmpty()) {
      return new WrittenItem(list, list.items().size() - 1).followedBy(text, at, value);
    }
    int start = text.start(list) + 1;
    return new Splice(start, start, value);
  }

  /// A value in the place of another. Comments on lines between which are lost with the old value
  /// go before it.
  private List<Splice> replaced(RdfPath at, YamlNode old, String yaml) throws EditException {
    boolean inBrackets = isInBrackets(at);
    String value = inBrackets ? inBrackets(yaml) : yaml;
    Optional<WrittenField> field = WrittenField.of(document, text, at);
    if (field.isPresent() && text.isAlias(field.get().entry())) {
      return List.of(ofAlias(field.get().entry(), value));
    }
    int start = text.start(old);
    int end = text.contentEnd(old);
    if (start < text.start(required(at.parent()))) {
      throw new EditException(at, "'" + at + "' is repeated from another place.");
    }
    if (start == end) {
      return List.of(intoEmpty(at, value));
    }
    String comments = inBrackets ? "" : comments(at, old);
    return at.segments().getLast() instanceof String
        ? ofField(WrittenField.required(document, text, at).entry(), old, value, comments)
        : List.of(above(start, comments), inPlace(start, end, value, text.column(start)));
  }

  /// A value in the place of one that is repeated from elsewhere, which stays there as it is.
  private Splice ofAlias(YamlMapping.Entry entry, String value) {
    int from = text.afterColon(entry);
    int to = text.flowEnd(entry);
    if (!EditText.isBlock(value)) {
      return new Splice(from, to, value);
    }
    String indent = " ".repeat(entry.keySpan().column() + 1);
    String lines = indent + BlockText.indented(value, indent, text.lineEnd());
    return new Splice(text.beforeBlanks(from), to, text.lineEnd() + lines);
  }

  private List<Splice> ofField(
      YamlMapping.Entry entry, YamlNode old, String value, String comments) {
    int key = text.keyEnd(entry);
    int start = text.start(old);
    int end = text.contentEnd(old);
    Splice above = above(key, comments);
    boolean below = text.text().substring(key, start).contains("\n");
    if (!EditText.isBlock(value)) {
      return below
          ? List.of(
              above,
              new Splice(key + 1, key + 1, " " + value),
              new Splice(text.lineEndAt(key), end, ""))
          : List.of(above, new Splice(start, end, styled(start, value)));
    }
    int column = entry.keySpan().column() - 1;
    if (below && text.column(start) > column) {
      return List.of(above, inPlace(start, end, value, text.column(start)));
    }
    // Behind the name, or a list whose dashes stand right below it.
    String indent = " ".repeat(column + 2);
    String lines = indent + BlockText.indented(value, indent, text.lineEnd());
    if (below) {
      return List.of(above, new Splice(text.lineStart(start), end, lines));
    }
    int lineEnd = text.lineEndAt(end);
    return List.of(
        above,
        new Splice(text.beforeBlanks(start), end, ""),
        new Splice(lineEnd, lineEnd, text.lineEnd() + lines)); // Behind what is said of the field.
  }

  private Splice inPlace(int start, int end, String value, int column) {
    String by =
        EditText.isBlock(value)
            ? BlockText.indented(value, " ".repeat(column), text.lineEnd())
            : styled(start, value);
    return new Splice(start, end, by);
  }

  private Splice above(int at, String comments) {
    int line = text.lineStart(at);
    return new Splice(line, line, comments);
  }

  /// The comments that are lost with a value, as lines above it.
  private String comments(RdfPath at, YamlNode old) {
    int column =
        WrittenField.of(document, text, at)
            .map(field -> field.entry().keySpan().column() - 1)
            .orElse(0);
    return Comments.within(text, old).stream()
        .map(comment -> " ".repeat(column) + comment + text.lineEnd())
        .collect(Collectors.joining());
  }

  /// In the quotes that the old value has, where the new one is a text.
  private String styled(int start, String value) {
    char first = text.text().charAt(start);
    if ((first != '"' && first != '\'')
        || !(YamlReader.read(value).root() instanceof YamlScalar scalar)
        || scalar.kind() != YamlScalar.Kind.STRING
        || value.startsWith("\"")) {
      return value;
    }
    boolean plain = scalar.text().chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\');
    return first == '\''
        ? YamlText.quoted(scalar.text())
        : plain ? '"' + scalar.text() + '"' : value;
  }

  private Splice intoEmpty(RdfPath at, String value) throws EditException {
    WrittenField field = WrittenField.required(document, text, at);
    int colon = text.keyEnd(field.entry());
    if (!text.text().startsWith(":", colon)) {
      throw new EditException(at, "'" + at + "' is empty.");
    }
    String indent = " ".repeat(field.entry().keySpan().column() - 1);
    return new Splice(colon + 1, colon + 1, BlockText.afterColon(value, indent, text.lineEnd()));
  }

  private boolean isInBrackets(RdfPath at) throws EditException {
    return text.isFlow(required(at.parent()));
  }

  /// A value in one line, as brackets need it.
  private static String inBrackets(String yaml) {
    YamlNode value = YamlReader.read(yaml).root();
    return value == null ? yaml : YamlText.wholeLine(value);
  }

  private static int index(RdfPath at) throws EditException {
    if (at.segments().getLast() instanceof Integer index) {
      return index;
    }
    throw new EditException(at, "'" + at + "' is no item of a list.");
  }
}
