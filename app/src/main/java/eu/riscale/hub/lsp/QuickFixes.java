package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// What `hub fix` would write, offered one by one and all at once.
final class QuickFixes {
  /// What editors run on saving where they are told to.
  static final String ALL = CodeActionKind.SourceFixAll + ".hub";

  private static final int LONGEST_TITLE = 120;

  private final boolean isVersioned;

  /// @param isVersioned whether the editor takes changes of one version of a text alone
  QuickFixes(boolean isVersioned) {
    this.isVersioned = isVersioned;
  }

  /// Those of the findings that a stretch of the text touches.
  List<CodeAction> at(Judging.Judged judged, Range range) {
    List<CodeAction> actions = new ArrayList<>();
    for (Finding finding : judged.findings()) {
      Range place = Diagnostics.range(finding, judged.text().lines());
      if (Fix.isOffered(finding) && touch(place, range)) {
        of(judged, finding).ifPresent(actions::add);
      }
    }
    return actions;
  }

  /// Whether there is anything that [#all] could change.
  static boolean isAnySafe(Judging.Judged judged) {
    return judged.findings().stream().anyMatch(f -> Fix.isSafe(judged.document(), f));
  }

  private Optional<CodeAction> of(Judging.Judged judged, Finding finding) {
    String text = judged.text().text();
    try {
      String after = judged.text().mark() + EditedText.of(judged.document(), finding.edits());
      if (after.equals(text)) {
        return Optional.empty();
      }
      CodeAction action = new CodeAction(title(finding));
      action.setKind(CodeActionKind.QuickFix);
      action.setDiagnostics(List.of(Diagnostics.of(finding, judged.text().lines())));
      action.setIsPreferred(Fix.isSafe(judged.document(), finding));
      action.setEdit(edit(judged.text(), TextChanges.between(text, after)));
      return Optional.of(action);
    } catch (EditException e) {
      return Optional.empty();
    }
  }

  /// All that is safe, without its changes yet.
  static CodeAction all() {
    CodeAction action = new CodeAction("hub: make all safe changes");
    action.setKind(ALL);
    return action;
  }

  WorkspaceEdit edit(OpenText open, List<TextEdit> edits) {
    return isVersioned
        ? new WorkspaceEdit(
            List.of(
                Either.forLeft(
                    new TextDocumentEdit(
                        new VersionedTextDocumentIdentifier(open.uri(), open.version()),
                        edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList()))))
        : new WorkspaceEdit(Map.of(open.uri(), edits));
  }

  private static String title(Finding finding) {
    String title = Fix.of(finding).text();
    return title.length() > LONGEST_TITLE
        ? title.substring(0, LONGEST_TITLE - 1).stripTrailing() + "…"
        : title;
  }

  private static boolean touch(Range one, Range other) {
    return one.getStart().getLine() <= other.getEnd().getLine()
        && other.getStart().getLine() <= one.getEnd().getLine();
  }
}
