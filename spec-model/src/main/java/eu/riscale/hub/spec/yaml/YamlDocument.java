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
    NodePlaces places = new NodePlaces(root);
    List<Finding> located = new ArrayList<>();
    for (Finding finding : found) {
      Span span = places.find(finding.path());
      boolean whole = finding.path().equals(RdfPath.ROOT);
      located.add(span == null || whole ? finding : finding.at(span));
    }
    return located;
  }

  /// Where `path` is written; for a path that the file does not have, its nearest parent. Who asks
  /// for many asks [NodePlaces].
  public @Nullable Span find(RdfPath path) {
    return new NodePlaces(root).find(path);
  }
}
