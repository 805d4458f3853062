package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;

/// Whether a change takes something away that the author wrote and that stands nowhere else then.
final class Losses {
  private final YamlDocument document;

  Losses(YamlDocument document) {
    this.document = document;
  }

  boolean are(Finding finding) {
    List<Edit> edits = finding.edits();
    boolean moves =
        edits.stream().anyMatch(edit -> edit instanceof Edit.Write || edit instanceof Edit.Rename);
    return edits.stream()
        .anyMatch(edit ->
            switch (edit) {
              case Edit.Remove(var path) -> !moves && holdsSomething(path);
              case Edit.Replace(var span, var text) -> text.isBlank() && holdsSomething(span);
              case Edit.Write write -> false;
              case Edit.Example example -> false;
              case Edit.Rename rename -> false;
            });
  }

  private boolean holdsSomething(RdfPath path) {
    YamlNode root = document.root();
    return root != null && Edited.at(root, path).filter(Losses::says).isPresent();
  }

  private static boolean says(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> !scalar.isNull() && !scalar.text().isBlank();
      case YamlSequence list -> list.items().stream().anyMatch(Losses::says);
      case YamlMapping mapping -> mapping.entries().stream().anyMatch(entry -> says(entry.value()));
    };
  }

  /// A line such as `%YAML 1.1` is about the file and says nothing of the model.
  private boolean holdsSomething(Span span) {
    List<String> lines = document.text().lines().toList();
    int last = span.endColumn() == 1 ? span.endLine() - 1 : span.endLine();
    return lines
        .subList(Math.min(span.line() - 1, lines.size()), Math.min(last, lines.size()))
        .stream()
        .anyMatch(line -> !line.isBlank() && !line.startsWith("%") && !line.startsWith("---"));
  }
}
