package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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
      Optional<Mended> cause = faults.cause(mended, next.get());
      Optional<YamlFault> fault = cause.map(Mended::fault);
      if (all.isEmpty()) {
        all.add(fault.isPresent() ? fault.get().finding(found) : found);
      } else if (fault.isPresent() && Collections.disjoint(lines, fault.get().lines())) {
        all.add(fault.get().finding(next.get()));
      }
      if (fault.isEmpty() || !fault.get().keepsLines()) {
        break;
      }
      boolean again = !lines.addAll(fault.get().lines());
      mended = YamlLines.edited(mended, fault.get().edits());
      next = again ? Optional.empty() : cause.get().next();
    }
    return all;
  }

  /// A fault, and what a reader meets next once it is mended.
  private record Mended(YamlFault fault, Optional<Finding> next) {

    /// The line where a reader stops next.
    int reached() {
      return next.map(YamlFaults::line).orElse(Integer.MAX_VALUE);
    }

    /// Whether the text can be read then, or at least beyond the place where the reader stopped.
    boolean isReadBeyond(int stopped) {
      int lowest = stopped;
      for (Edit.Replace edit : fault.edits()) {
        lowest = Math.max(lowest, edit.span().line());
      }
      return next.isEmpty() || line(next.get()) > lowest;
    }

    /// A quotation mark that is not closed leads to the end of the text, beyond all other faults:
    /// it is one where mending it lets the reader come to lines that follow its own.
    boolean isReadAgain(int stopped) {
      return next.isPresent()
          && line(next.get()) > fault.at().line() + 1
          && line(next.get()) < stopped;
    }
  }

  /// What is wrong where the reader stopped; empty where it is nothing that people often write.
  private Optional<Mended> cause(String text, Finding found) {
    if (!EXPLAINED.contains(found.code()) || text.length() >= left) {
      return Optional.empty();
    }
    int stopped = line(found);
    List<YamlLines.Line> lines = YamlLines.of(text);
    Predicate<Mended> beyond = mended -> mended.isReadBeyond(stopped);
    Optional<Mended> cause = first(text, TextFaults.of(lines, stopped), beyond);
    int last = Math.min(stopped, lines.size());
    for (int i = last; i > Math.max(0, last - NEAR) && cause.isEmpty(); i--) {
      cause = first(text, IndentFaults.text(lines, i - 1), beyond);
    }
    for (int i = last; i > Math.max(0, last - NEAR) && cause.isEmpty(); i--) {
      cause = first(text, LineFaults.of(lines, i - 1), beyond);
    }
    for (int i = last; i > Math.max(0, last - 3) && cause.isEmpty(); i--) {
      cause = first(text, IndentFaults.of(lines, i - 1), beyond);
      if (cause.flatMap(Mended::next).isPresent()) {
        cause = furthest(text, lines, i - 1, cause.get());
      }
    }
    return cause.isEmpty() && stopped >= lines.size() - 1
        ? first(text, TextFaults.openQuotes(lines), mended -> mended.isReadAgain(stopped))
        : cause;
  }

  /// Of the lines of a block the fewest are wrong: those with which the text can be read furthest
  /// once they are moved.
  private Optional<Mended> furthest(
      String text, List<YamlLines.Line> lines, int index, Mended single) {
    Mended best = single;
    List<YamlFault> faults = new ArrayList<>(IndentFaults.above(lines, index));
    faults.addAll(IndentFaults.block(lines, index));
    for (YamlFault fault : faults) {
      int reached = best.reached();
      best = first(text, List.of(fault), mended -> mended.reached() > reached).orElse(best);
    }
    return Optional.of(best);
  }

  /// The first fault that is the cause, told by how far the text is read once it is mended.
  private Optional<Mended> first(String text, List<YamlFault> faults, Predicate<Mended> isCause) {
    for (YamlFault fault : faults) {
      left -= text.length();
      if (left <= 0) {
        return Optional.empty();
      }
      Mended mended = new Mended(fault, read.apply(YamlLines.edited(text, fault.edits())));
      if (isCause.test(mended)) {
        return Optional.of(mended);
      }
    }
    return Optional.empty();
  }

  private static int line(Finding finding) {
    Span span = finding.span();
    return span == null ? 1 : span.line();
  }
}
