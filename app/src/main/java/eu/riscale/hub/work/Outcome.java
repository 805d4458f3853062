package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.profile.Score;
import eu.riscale.hub.run.result.WeightsTest;
import java.util.List;

/// What came of a source, by what was asked for.
public sealed interface Outcome {

  /// It could not be read at all; its one finding says why.
  record Unreadable() implements Outcome {}

  /// hub was ended before it got there, or could not check it on this machine, as a finding says.
  record Unchecked() implements Outcome {}

  /// Its description was judged; nothing else came of it where that is invalid.
  ///
  /// @param consumers which software can use it, of that which was asked for
  /// @param scores how much of what each hub asks for it has, of those that were asked for
  record Validated(List<Verdict> consumers, List<Score> scores) implements Outcome {
    public Validated(List<Verdict> consumers) {
      this(consumers, List.of());
    }
  }

  /// It was looked into.
  ///
  /// @param consumers which software can use it
  record Inspected(Inspection shown, List<Verdict> consumers) implements Outcome {}

  /// Its weights were tested.
  ///
  /// @param tests one per weights entry and test; none where there was nothing to run
  record Tested(List<WeightsTest> tests, End end) implements Outcome {}

  /// Whether all tests took place, or the process that runs them ended before.
  enum End {
    REACHED,
    CUT_OFF
  }

  /// Its package was made, or tried out.
  record Packaged(Packed packed) implements Outcome {}

  /// It is valid, but its package could not be made; a finding says why.
  record NotPackaged() implements Outcome {}
}
