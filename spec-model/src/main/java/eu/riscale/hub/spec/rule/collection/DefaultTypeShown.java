package eu.riscale.hub.spec.rule.collection;

import eu.riscale.hub.spec.collection.PartnerConfig;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// The type that a partner's page shows first is one that it shows.
public final class DefaultTypeShown implements PartsRule<PartnerConfig> {
  public static final Code HIDDEN =
      Code.warning(
              "collection-default-type-hidden", "The default type is none of the resource types.")
          .why("The partner's page would start empty.")
          .section("collection, config.default_type")
          .example(
              "resource_types: [application]\ndefault_type: model",
              "resource_types: [model, application]\ndefault_type: model");

  private static final String EVERY_TYPE = "all";

  @Override
  public List<Code> codes() {
    return List.of(HIDDEN);
  }

  @Override
  public void check(PartnerConfig config, RdfPath at, Findings out) {
    RdfPath type = at.field("default_type");
    if (config.defaultType().isPresent() && out.waits(HIDDEN, type, at.field("resource_types"))) {
      return;
    }
    boolean hidden =
        config.defaultType().isPresent()
            && !config.defaultType().get().equals(EVERY_TYPE)
            && !config.resourceTypes().isEmpty()
            && !config.resourceTypes().contains(config.defaultType().get());
    if (hidden) {
      out.add(
          Finding.of(
                  HIDDEN,
                  at.field("default_type"),
                  "'" + config.defaultType().get() + "' is not shown.")
              .expected("one of " + String.join(", ", config.resourceTypes()) + ", or all"));
    }
  }
}
