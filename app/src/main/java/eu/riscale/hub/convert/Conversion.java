package eu.riscale.hub.convert;

import eu.riscale.hub.spec.convert.ConversionStep;
import eu.riscale.hub.spec.finding.Finding;
import java.util.List;

/// What became of a description that was to be converted.
public sealed interface Conversion {

  /// Another text.
  ///
  /// @param to what it is now, such as `format 0.5.14`
  /// @param word for the name of its file, such as `0.5`
  /// @param steps what was done, in the order of the description
  /// @param added files that it names and that were not there before
  record Converted(
      String text, String to, String word, List<ConversionStep> steps, List<AddedFile> added)
      implements Conversion {
    public Converted {
      steps = List.copyOf(steps);
      added = List.copyOf(added);
    }
  }

  /// There is nothing to do.
  ///
  /// @param why one sentence
  record Unneeded(String why) implements Conversion {}

  /// It cannot be done.
  record Refused(Finding why) implements Conversion {}

  /// What is wrong with the description itself is in the way, and its findings say that.
  record Wrong() implements Conversion {}
}
