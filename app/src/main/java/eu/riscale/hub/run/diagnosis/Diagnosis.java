package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.run.comparison.Figures;
import java.util.List;
import java.util.Optional;

/// Why one output is not the expected one.
///
/// @param differences empty where the shapes differ
/// @param causes one; none where nothing explains the output; several where they explain it equally
///   well
public record Diagnosis(Optional<Differences> differences, List<Explanation> causes, Tried tried) {
  /// How many causes were tried.
  public enum Tried {
    ALL,
    /// Some are left out, or given up, since they take long: the same ones on any machine.
    WHAT_IS_AFFORDABLE,
    /// What could be tried in the time that there was, which another machine may make more of.
    UNTIL_TIME_WAS_UP
  }

  /// Whether everything was tried.
  public boolean complete() {
    return tried == Tried.ALL;
  }

  /// The cause in one sentence; empty where there is none.
  ///
  /// @param id of the output
  public Optional<String> sentence(String id) {
    if (causes.isEmpty()) {
      return Optional.empty();
    }
    List<String> faults = causes.stream().map(Explanation::fault).toList();
    String fault =
        faults.size() == 1 ? faults.getFirst() : "either " + String.join(", or ", faults);
    double within = causes.stream().mapToDouble(Explanation::within).max().orElse(Double.NaN);
    String agreement =
        Double.isNaN(within)
            ? ""
            : "; corrected for that, it agrees with the test output "
                + (within == 0 ? "exactly" : "within " + Figures.of(within));
    return Optional.of("Output '" + id + "': " + fault + agreement + ".");
  }

  /// How to fix it; empty where there is no cause.
  public String hint() {
    List<String> changes =
        causes.stream().map(cause -> cause.correction().text()).distinct().toList();
    return String.join("\nOr: ", changes);
  }
}
