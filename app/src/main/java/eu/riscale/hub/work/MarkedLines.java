package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of a description, for findings to be shown beside them.
public final class MarkedLines {
  private final List<String> lines;
  private final Map<Span, MarkedLine> recorded;

  private MarkedLines(List<String> lines, Map<Span, MarkedLine> recorded) {
    this.lines = lines;
    this.recorded = recorded;
  }

  public static MarkedLines of(Described described) {
    String text = described.text();
    return new MarkedLines(
        text.isEmpty() ? List.of() : Shown.inPlace(text).lines().toList(),
        described.recorded().map(Described.Recorded::lines).orElse(Map.of()));
  }

  /// Empty where the description could not be read, or is not there any more.
  public Optional<MarkedLine> at(Span span) {
    return span.line() <= lines.size()
        ? Optional.of(MarkedLine.of(lines.get(span.line() - 1), span))
        : Optional.ofNullable(recorded.get(span));
  }
}
