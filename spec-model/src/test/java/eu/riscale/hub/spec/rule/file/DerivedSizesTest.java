package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a test tensor shows that a size is wrong, what the halo leaves of it is no second fault.
final class DerivedSizesTest {
  @TempDir private Path folder;

  @Test
  void aHaloWaitsForTheScaleThatItsTestTensorContradicts() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("axis_id: y}, halo: 2}", "axis_id: y}, halo: 2, scale: 8.0}");
    List<Finding> found = model.validate().findings();
    assertThat(found)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(finding -> finding.code().slug())
        .containsExactly("test-tensor-size");
    assertThat(found)
        .filteredOn(finding -> finding.code().equals(BrokenParts.NOT_JUDGED))
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("the halo leaves nothing of the smallest output"));
  }

  @Test
  void aHaloThatIsTooLargeForSizesThatAreRightIsTold() {
    ModelFolder model =
        ModelFolder.newest(folder).rdf("axis_id: y}, halo: 2}", "axis_id: y}, halo: 8}");
    assertThat(model.validate().findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(finding -> finding.code().slug())
        .contains("halo-too-large");
  }
}
