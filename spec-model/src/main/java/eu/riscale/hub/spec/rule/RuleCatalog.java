package eu.riscale.hub.spec.rule;

import eu.riscale.hub.spec.generic.v0_3.CiteEntry;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.rule.metadata.CiteHasTarget;
import eu.riscale.hub.spec.rule.metadata.FairFields;
import eu.riscale.hub.spec.rule.metadata.LicenseIsCurrent;
import eu.riscale.hub.spec.rule.metadata.LongTexts;
import eu.riscale.hub.spec.rule.metadata.MaintainerKnown;
import eu.riscale.hub.spec.rule.metadata.TagCategories;
import java.util.List;

/// Every rule across fields, by the record that it is about. A decoder runs the rules of its record
/// as soon as the record is whole.
public final class RuleCatalog {
  public static final List<Rule<CiteEntry>> CITE = List.of(new CiteHasTarget());
  public static final List<Rule<ResourceMetadata>> METADATA =
      List.of(
          new FairFields(),
          new LongTexts(),
          new LicenseIsCurrent(),
          new MaintainerKnown(),
          new TagCategories());

  private RuleCatalog() {}
}
