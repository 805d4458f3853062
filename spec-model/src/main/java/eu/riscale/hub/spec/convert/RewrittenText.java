package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.edit.KeptComments;
import eu.riscale.hub.spec.edit.TextPlaces;
import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/// A description written anew from its values, for one whose fields repeat parts of each other in
/// ways that cannot be changed one by one. Fields keep their order, and each has all its comments
/// above it.
final class RewrittenText {
  private final List<String> lines = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  private RewrittenText() {}

  static String of(YamlDocument document, YamlMapping older, YamlMapping newer) {
    RewrittenText out = new RewrittenText();
    out.write(document, older, newer);
    return String.join("\n", out.lines) + "\n";
  }

  private void write(YamlDocument document, YamlMapping older, YamlMapping newer) {
    TextPlaces text = new TextPlaces(document.text());
    comments(beforeFirst(document, older, text));
    for (YamlMapping.Entry entry : older.entries()) {
      RdfPath at = RdfPath.ROOT.field(entry.key());
      List<String> own = KeptComments.of(document, text, at);
      comments.addAll(own);
      field(newer, entry.key());
    }
    for (YamlMapping.Entry entry : newer.entries()) {
      if (older.get(entry.key()) == null) {
        field(newer, entry.key());
      }
    }
    comments(document.text().substring(text.end(older)));
    lines.addAll(comments);
  }

  /// Comments right above the first field are its own.
  private static String beforeFirst(YamlDocument document, YamlMapping older, TextPlaces text) {
    List<String> lines =
        document.text().substring(0, text.start(older)).lines().map(String::strip).toList();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).startsWith("#")) {
      end--;
    }
    return String.join("\n", lines.subList(0, text.isFlow(older) ? lines.size() : end));
  }

  private void comments(String outside) {
    outside.lines().map(String::strip).filter(line -> line.startsWith("#")).forEach(comments::add);
  }

  private void field(YamlMapping newer, String key) {
    YamlMapping.Entry entry = newer.entry(key);
    if (entry == null) {
      return;
    }
    lines.addAll(comments);
    comments.clear();
    String value = YamlText.whole(entry.value());
    String name = YamlText.of(key) + ":";
    if (EditText.isBlock(value)) {
      lines.add(name);
      value.lines().map(line -> "  " + line).forEach(lines::add);
    } else {
      lines.add(name + " " + value);
    }
  }
}
