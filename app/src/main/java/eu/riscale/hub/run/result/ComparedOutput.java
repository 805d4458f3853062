package eu.riscale.hub.run.result;

import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import java.util.Optional;

/// One output of a test.
///
/// @param comparison how far it is from the expected one
/// @param objects its objects held against the expected ones; empty where it is no label image, or
///   all elements are equal
/// @param diagnosis why it fails; empty where it passes, or where the test looks for no cause
/// @param view what there is to see; empty unless a report shows it
public record ComparedOutput(
    OutputComparison comparison,
    Optional<LabelObjects> objects,
    Optional<Diagnosis> diagnosis,
    Optional<OutputView> view) {

  /// One of which there is no more to say.
  public static ComparedOutput of(OutputComparison comparison) {
    return new ComparedOutput(comparison, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same with its objects.
  public ComparedOutput with(Optional<LabelObjects> found) {
    return new ComparedOutput(comparison, found, diagnosis, view);
  }

  /// The same with the cause for which it fails.
  public ComparedOutput with(Diagnosis found) {
    return new ComparedOutput(comparison, objects, Optional.of(found), view);
  }

  /// The same with what there is to see.
  public ComparedOutput seen(Optional<OutputView> shown) {
    return new ComparedOutput(comparison, objects, diagnosis, shown);
  }
}
