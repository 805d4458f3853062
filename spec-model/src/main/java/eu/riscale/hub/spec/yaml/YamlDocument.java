package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A YAML file as read: its tree, and what was wrong with it.
///
/// @param text the file without its byte-order mark, for showing lines of it
/// @param root null where nothing could be read
public record YamlDocument(String text, @Nullable YamlNode root, List<Finding> findings) {

  /// The same findings, each with the place where its path is written; those about the whole have
  /// none.
  public List<Finding> located(List<Finding> found) {
    List<Finding> located = new ArrayList<>();
    for (Finding finding : found) {
      Span span = find(finding.path());
      boolean whole = finding.path().equals(RdfPath.ROOT);
      located.add(span == null || whole ? finding : finding.at(span));
    }
    return located;
  }

  /// Where `path` is written; for a path that the file does not have, its nearest parent. A value
  /// that stretches over lines is shown at its field name.
  public @Nullable Span find(RdfPath path) {
    YamlNode node = root;
    if (node == null) {
      return null;
    }
    Span found = start(node);
    for (Object segment : path.segments()) {
      if (segment instanceof String name && node instanceof YamlMapping mapping) {
        YamlMapping.Entry entry = mapping.entry(name);
        if (entry == null) {
          return found;
        }
        node = entry.value();
        found =
            node instanceof YamlScalar scalar && !scalar.text().isEmpty()
                ? node.span()
                : entry.keySpan();
      } else if (segment instanceof Integer index
          && node instanceof YamlSequence sequence
          && index < sequence.items().size()) {
        node = sequence.items().get(index);
        found = start(node);
      } else {
        return found;
      }
    }
    return found;
  }

  private static Span start(YamlNode node) {
    Span span = node.span();
    return node instanceof YamlScalar
        ? span
        : new Span(span.line(), span.column(), span.line(), span.column() + 1);
  }
}
