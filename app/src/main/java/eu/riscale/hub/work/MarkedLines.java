package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of a description, for findings to be shown beside them.
public final class MarkedLines {
  private final String text;
  private final Map<Span, MarkedLine> recorded;

  /// Of most descriptions no line is asked for.
  private @Nullable List<String> lines;

  private MarkedLines(String text, Map<Span, MarkedLine> recorded) {
    this.text = text;
    this.recorded = recorded;
  }

  public static MarkedLines of(Described described) {
    return new MarkedLines(
        described.text(), described.recorded().map(Described.Recorded::lines).orElse(Map.of()));
  }

  /// Empty where the description could not be read, or is not there any more.
  public Optional<MarkedLine> at(Span span) {
    List<String> all = lines();
    return span.line() <= all.size()
        ? Optional.of(MarkedLine.of(all.get(span.line() - 1), span))
        : Optional.ofNullable(recorded.get(span));
  }

  private List<String> lines() {
    List<String> all = lines;
    if (all == null) {
      all = text.isEmpty() ? List.of() : Shown.inPlace(text).lines().toList();
      lines = all;
    }
    return all;
  }
}
