package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Findings as editors show them.
final class Diagnostics {
  /// Nobody reads more in an editor.
  private static final int MOST = 1_000;

  private Diagnostics() {}

  static List<Diagnostic> of(Judging.Judged judged) {
    return judged.findings().stream()
        .limit(MOST)
        .map(finding -> of(finding, judged.text().lines()))
        .toList();
  }

  static Diagnostic of(Finding finding, Lines lines) {
    Diagnostic diagnostic =
        new Diagnostic(range(finding, lines), text(finding), severity(finding), "hub");
    diagnostic.setCode(finding.code().slug());
    return diagnostic;
  }

  /// What is about the whole stands at its first line.
  static Range range(Finding finding, Lines lines) {
    Span span = finding.span();
    return span == null
        ? new Range(new Position(0, 0), new Position(0, lines.line(0).length()))
        : lines.range(span);
  }

  /// What is wrong, what would be right, and what to do where no change is offered.
  private static String text(Finding finding) {
    Finding told = Fix.isOffered(finding) ? finding : finding.inWords("");
    StringBuilder text = new StringBuilder(told.message());
    if (!told.expected().isEmpty()) {
      text.append("\nExpected: ").append(told.expected());
    }
    if (!told.hint().isEmpty()) {
      text.append('\n').append(told.hint());
    }
    return text.toString();
  }

  private static DiagnosticSeverity severity(Finding finding) {
    return switch (finding.severity()) {
      case Severity.ERROR -> DiagnosticSeverity.Error;
      case Severity.ALERT, Severity.WARNING -> DiagnosticSeverity.Warning;
      case Severity.INFO -> DiagnosticSeverity.Information;
    };
  }
}
