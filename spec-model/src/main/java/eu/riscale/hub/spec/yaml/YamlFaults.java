package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the place where a text really stops being YAML. A reader tells where it could not go on,
/// which may lie far below; so what people get wrong is looked for above that, and is the cause
/// where the text can be read once it is mended.
final class YamlFaults {
  /// So many characters are read for that, in all trials together.
  private static final int MOST_CHARACTERS = 1_500_000;

  /// A fault lies near the place where the reader stopped, but for quotes and odd spaces.
  private static final int NEAR = 40;

  /// What people write by mistake; limits and encodings are told as they are.
  private static final Set<Code> EXPLAINED =
      Set.of(
          YamlCodes.SYNTAX,
          YamlCodes.TAB,
          YamlCodes.UNKNOWN_ALIAS,
          YamlCodes.RECURSIVE_ALIAS,
          YamlCodes.TAG,
          YamlCodes.TAG_VALUE);

  private final String text;
  private final Function<String, Optional<Finding>> read;
  private final int stopped;
  private int left = MOST_CHARACTERS;

  private YamlFaults(String text, Finding found, Function<String, Optional<Finding>> read) {
    this.text = text;
    this.read = read;
    this.stopped = line(found);
  }

  /// The same finding in plain words, at its true place, with the lines that mend it; as it is
  /// where no cause is found.
  ///
  /// @param read what keeps a text from being read
  static Finding explained(String text, Finding found, Function<String, Optional<Finding>> read) {
    if (!EXPLAINED.contains(found.code())) {
      return found;
    }
    YamlFaults faults = new YamlFaults(text, found, read);
    List<YamlLines.Line> lines = YamlLines.of(text);
    Optional<YamlFault> cause = faults.first(TextFaults.of(lines, faults.stopped));
    int last = Math.min(faults.stopped, lines.size());
    for (int i = last; i > Math.max(0, last - NEAR) && cause.isEmpty(); i--) {
      cause = faults.first(LineFaults.of(lines, i - 1));
    }
    for (int i = last; i > Math.max(0, last - 3) && cause.isEmpty(); i--) {
      cause = faults.first(IndentFaults.of(lines, i - 1));
    }
    return cause.map(fault -> fault.finding(found)).orElse(found);
  }

  private Optional<YamlFault> first(List<YamlFault> faults) {
    for (YamlFault fault : faults) {
      left -= text.length();
      if (left > 0 && isMended(fault)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /// Whether the text can be read with it, or at least beyond the place where the reader stopped.
  private boolean isMended(YamlFault fault) {
    int lowest = stopped;
    for (Edit.Replace edit : fault.edits()) {
      lowest = Math.max(lowest, edit.span().line());
    }
    Optional<Finding> next = read.apply(YamlLines.edited(text, fault.edits()));
    return next.isEmpty() || line(next.get()) > lowest;
  }

  private static int line(Finding finding) {
    Span span = finding.span();
    return span == null ? 1 : span.line();
  }
}
