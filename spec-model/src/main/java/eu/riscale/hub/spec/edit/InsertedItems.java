package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Further items in a list of a description; all else keeps its place and its comments.
public final class InsertedItems {
  private InsertedItems() {}

  /// @param list which need not be there yet
  /// @param index of the first new item
  /// @param yaml a list with the new items, one below the other
  /// @throws EditException where the text cannot be changed so
  public static String of(YamlDocument document, RdfPath list, int index, String yaml)
      throws EditException {
    YamlNode root = document.root();
    if (root == null || !(YamlReader.read(yaml).root() instanceof YamlSequence added)) {
      throw new EditException(list, "'" + list + "' is not there.");
    }
    if (!(Edited.at(root, list).orElse(null) instanceof YamlSequence there)
        || there.items().isEmpty()) {
      return EditedText.of(document, List.of(new Edit.Write(list, yaml)));
    }
    if (index > there.items().size()) {
      throw new EditException(list, "'" + list.index(index) + "' is not there.");
    }
    if (index == there.items().size()) {
      List<Edit> further = new ArrayList<>();
      for (YamlNode item : added.items()) {
        further.add(new Edit.Write(list.index(index + further.size()), YamlText.item(item)));
      }
      return EditedText.of(document, further);
    }
    List<YamlNode> items = new ArrayList<>(there.items());
    items.addAll(index, added.items());
    Edit whole = new Edit.Write(list, YamlText.of(new YamlSequence(items, there.span())));
    Optional<YamlNode> wanted = Edited.of(root, List.of(whole));
    if (wanted.isPresent()) {
      Optional<String> above = above(document, there.items().get(index), yaml);
      if (above.isPresent() && says(above.get(), wanted.get())) {
        return above.get();
      }
    }
    return EditedText.of(document, List.of(whole));
  }

  private static boolean says(String text, YamlNode wanted) {
    YamlNode root = YamlReader.read(text).root();
    return root != null && SameValues.are(wanted, root);
  }

  /// On lines of their own above an item and its comments; empty where it does not begin a line.
  private static Optional<String> above(YamlDocument document, YamlNode item, String yaml) {
    TextPlaces text = new TextPlaces(document.text());
    int dash = text.dash(item);
    if (dash < 0 || !text.isFirstInLine(dash)) {
      return Optional.empty();
    }
    String indent = " ".repeat(text.column(dash));
    int line = text.lineOf(dash);
    while (line > 0 && isComment(text, line - 1, indent)) {
      line--;
    }
    String lines =
        yaml.lines().map(each -> indent + each + text.lineEnd()).collect(Collectors.joining());
    int start = text.lineStartOf(line);
    return Optional.of(text.text().substring(0, start) + lines + text.text().substring(start));
  }

  private static boolean isComment(TextPlaces text, int line, String indent) {
    return text.text().startsWith(indent + "#", text.lineStartOf(line));
  }
}
