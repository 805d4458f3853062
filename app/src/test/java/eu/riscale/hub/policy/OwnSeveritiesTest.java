package eu.riscale.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnSeveritiesTest {
  private static final Finding BUG =
      Bug.of(OwnSeveritiesTest.class, RdfPath.ROOT, new IllegalStateException("no"));

  private static final Finding OTHER =
      Finding.of(Code.error("not-a-model", "No model."), RdfPath.ROOT, "This is a dataset.");

  @Test
  void aFailureOfHubCannotBeTurnedOff() {
    OwnSeverities off =
        new OwnSeverities(Map.of("bug-in-hub", Optional.empty(), "not-a-model", Optional.empty()));
    assertThat(off.apply(List.of(BUG, OTHER))).containsExactly(BUG);
  }

  @Test
  void aFailureOfHubCannotBeMadeAnInfo() {
    OwnSeverities info =
        new OwnSeverities(
            Map.of(
                "bug-in-hub",
                Optional.of(Severity.INFO),
                "not-a-model",
                Optional.of(Severity.INFO)));
    assertThat(info.apply(List.of(BUG, OTHER))).containsExactly(BUG, OTHER.severity(Severity.INFO));
  }
}
