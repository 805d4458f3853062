package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.HashSet;
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

  /// Who mends so many reads the file anew.
  private static final int MOST_FAULTS = 20;

  private final Function<String, Optional<Finding>> read;
  private int left = MOST_CHARACTERS;

  private YamlFaults(Function<String, Optional<Finding>> read) {
    this.read = read;
  }

  /// The same finding in plain words, at its true place, with the lines that mend it, and those
  /// that a reader meets once these are mended; as it is where no cause is found.
  ///
  /// @param read what keeps a text from being read
  static List<Finding> explained(
      String text, Finding found, Function<String, Optional<Finding>> read) {
    YamlFaults faults = new YamlFaults(read);
    List<Finding> all = new ArrayList<>();
    Set<Integer> lines = new HashSet<>();
    String mended = text;
    Optional<Finding> next = Optional.of(found);
    while (next.isPresent() && all.size() < MOST_FAULTS) {
      Optional<YamlFault> cause = faults.cause(mended, next.get());
      if (all.isEmpty()) {
        all.add(cause.isPresent() ? cause.get().finding(found) : found);
      } else if (cause.isPresent() && lines.stream().noneMatch(cause.get().lines()::contains)) {
        all.add(cause.get().finding(next.get()));
      }
      if (cause.isEmpty() || !cause.get().keepsLines()) {
        break;
      }
      boolean again = !lines.addAll(cause.get().lines());
      mended = YamlLines.edited(mended, cause.get().edits());
      next = again ? Optional.empty() : read.apply(mended);
    }
    return all;
  }

  /// What is wrong where the reader stopped; empty where it is nothing that people often write.
  private Optional<YamlFault> cause(String text, Finding found) {
    if (!EXPLAINED.contains(found.code()) || text.length() >= left) {
      return Optional.empty();
    }
    int stopped = line(found);
    List<YamlLines.Line> lines = YamlLines.of(text);
    Optional<YamlFault> cause = first(text, stopped, TextFaults.of(lines, stopped));
    int last = Math.min(stopped, lines.size());
    for (int i = last; i > Math.max(0, last - NEAR) && cause.isEmpty(); i--) {
      cause = first(text, stopped, LineFaults.of(lines, i - 1));
    }
    for (int i = last; i > Math.max(0, last - 3) && cause.isEmpty(); i--) {
      cause = first(text, stopped, IndentFaults.of(lines, i - 1));
    }
    return cause.isEmpty() && stopped >= lines.size() - 1 ? openQuote(text, stopped, lines) : cause;
  }

  /// A quotation mark that is not closed leads to the end of the text, beyond all other faults: it
  /// is one where mending it lets the reader come to lines that follow its own.
  private Optional<YamlFault> openQuote(String text, int stopped, List<YamlLines.Line> lines) {
    for (YamlFault fault : TextFaults.openQuotes(lines)) {
      left -= text.length();
      if (left > 0
          && read.apply(YamlLines.edited(text, fault.edits()))
              .filter(next -> line(next) > fault.at().line() + 1 && line(next) < stopped)
              .isPresent()) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private Optional<YamlFault> first(String text, int stopped, List<YamlFault> faults) {
    for (YamlFault fault : faults) {
      left -= text.length();
      if (left > 0 && isMended(text, stopped, fault)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /// Whether the text can be read with it, or at least beyond the place where the reader stopped.
  private boolean isMended(String text, int stopped, YamlFault fault) {
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
