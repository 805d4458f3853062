package eu.riscale.hub.work;

import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The test of a model whose process did not come to its end.
///
/// @param soFar what was known of the model until then
public record EndedEarly(String source, Optional<ResourceResult> soFar, Policy policy) {

  /// @param how such as `it aborted`
  /// @param lastWords what the process said last, which tells more; may be empty
  public ResourceResult ended(String how, String lastWords) {
    return failed(
        Finding.of(
                WorkCodes.PROCESS_ENDED,
                RdfPath.ROOT,
                "The process that tested the model ended before it was done: "
                    + (lastWords.isEmpty() ? how : lastWords)
                    + ".")
            .hint(
                "Run the test of this model alone, with --weights for one format at a time, on a"
                    + " machine with more memory if it was killed."));
  }

  /// @param limit how long it may have taken
  public ResourceResult tookTooLong(Duration limit) {
    return failed(
        Finding.of(
                WorkCodes.TIME_LIMIT,
                RdfPath.ROOT,
                String.format(
                    Locale.ROOT,
                    "The test was ended, because it took more than %,d s.",
                    limit.toSeconds()))
            .hint("Give it more time by --time-limit SECONDS."));
  }

  private ResourceResult failed(Finding finding) {
    List<WeightsTest> tests =
        soFar.map(ResourceResult::outcome).orElse(null) instanceof Outcome.Tested tested
            ? tested.tests()
            : List.of();
    Outcome outcome = new Outcome.Tested(tests, Outcome.End.CUT_OFF);
    List<Finding> judged = policy.apply(List.of(finding));
    return soFar
        .map(known -> known.then(outcome, judged))
        .orElseGet(() -> new ResourceResult(Described.unread(source), judged, outcome));
  }
}
