package eu.riscale.hub.report;

import java.util.List;

/// Lines of a page for a terminal: a label, and beside it a text that is broken between words where
/// it is long. What has nothing to say is left out. Texts may be untrusted.
final class LabelledLines implements Labelled {
  private static final int WIDTH = 110;
  private static final int LABEL = 11;

  private final Style style;
  private final String indent;
  private final StringBuilder out;

  LabelledLines(Style style, String indent, StringBuilder out) {
    this.style = style;
    this.indent = indent;
    this.out = out;
  }

  private int columns() {
    return style.columns() == 0 ? WIDTH : Math.min(WIDTH, style.columns());
  }

  @Override
  public void add(String label, String text) {
    if (text.isBlank()) {
      return;
    }
    String shown = Printable.line(label);
    String padded = shown + " ".repeat(Math.max(1, LABEL - shown.length()));
    String next = indent + " ".repeat(padded.length());
    List<String> lines = Columns.broken(Printable.of(text), columns() - next.length());
    out.append(indent).append(style.dim(padded)).append(lines.getFirst()).append('\n');
    lines.stream().skip(1).forEach(line -> out.append(next).append(line).append('\n'));
  }
}
