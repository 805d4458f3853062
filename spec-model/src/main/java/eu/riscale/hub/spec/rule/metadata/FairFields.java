package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import java.util.List;

/// Fields that may be left out, but without which a resource cannot be found, used and cited by
/// others (the FAIR principles).
public final class FairFields implements PartsRule<ResourceMetadata> {
  @Override
  public List<Code> codes() {
    return List.of(FairField.EMPTY);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    require(!metadata.description().isEmpty(), at, "description", out);
    require(!metadata.authors().isEmpty(), at, "authors", out);
    require(!metadata.cite().isEmpty(), at, "cite", out);
    require(metadata.license().isPresent(), at, "license", out);
    require(metadata.documentation().isPresent(), at, "documentation", out);
    require(!metadata.tags().isEmpty(), at, "tags", out);
  }

  private static void require(boolean filled, RdfPath at, String name, Findings out) {
    if (!filled && out.parts().isWhole(at.field(name))) {
      out.add(FairField.empty(name, at));
    }
  }
}
