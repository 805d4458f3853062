package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.BitSet;

/// The lines of a file in which some fields are written; all others are empty, so that lines keep
/// their numbers and thousands of entries do not each keep the whole file.
final class CoveredLines {
  private CoveredLines() {}

  static String of(String text, YamlMapping fields) {
    BitSet covered = new BitSet();
    covered.set(fields.span().line());
    for (YamlMapping.Entry field : fields.entries()) {
      // The value of an alias stands elsewhere.
      covered.set(field.keySpan().line());
      covered.set(field.value().span().line(), field.value().span().endLine() + 1);
    }
    StringBuilder kept = new StringBuilder();
    int last = covered.length() - 1;
    int start = 0;
    for (int line = 1; line <= last && start < text.length(); line++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      kept.append(covered.get(line) ? text.substring(start, end) : "").append('\n');
      start = end + 1;
    }
    return kept.toString();
  }
}
