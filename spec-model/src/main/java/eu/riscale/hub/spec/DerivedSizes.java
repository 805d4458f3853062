package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.tensor.TensorShapeFits;
import eu.riscale.hub.spec.rule.model.ReferredSizesFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a test tensor shows that a size or a scale is wrong, what follows from that size for the
/// halo is no fault of its own: it waits.
final class DerivedSizes {
  private static final List<String> DERIVED =
      List.of(
          ReferredSizesFit.HALO.slug(),
          ReferredSizesFit.BELOW_ONE.slug(),
          ReferredSizesFit.FRACTION.slug());

  private DerivedSizes() {}

  /// The findings of the text without those that follow from what `files` says.
  static Validation waiting(Validation alone, Findings files) {
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : alone.findings()) {
      Optional<Finding> reason =
          DERIVED.contains(finding.code().slug())
              ? reason(finding.path(), files)
              : Optional.empty();
      if (reason.isEmpty()) {
        kept.add(finding);
      } else {
        files.leave(List.of(finding.code()), reason.get().path());
      }
    }
    return new Validation(alone.document(), alone.judgedAs(), alone.readable(), kept);
  }

  /// A wrong size of the same output, or of an input, whose sizes those of outputs follow.
  private static Optional<Finding> reason(RdfPath place, Findings files) {
    String tensor = tensor(place);
    return files.list().stream()
        .filter(size -> size.code().equals(TensorShapeFits.SIZE))
        .filter(size -> {
          String other = tensor(size.path());
          return other.equals(tensor)
              || other.startsWith("inputs")
              || other.startsWith("test_inputs")
              || other.equals("test_" + tensor);
        })
        .findFirst();
  }

  /// Such as `outputs[0]`, or in format 0.4 `test_outputs[0]`.
  private static String tensor(RdfPath place) {
    List<Object> segments = place.segments();
    return segments.size() < 2 ? "" : segments.get(0) + "[" + segments.get(1) + "]";
  }
}
