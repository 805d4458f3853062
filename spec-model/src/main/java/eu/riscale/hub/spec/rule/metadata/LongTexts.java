package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import java.util.List;

/// Names and descriptions that are allowed, but longer than a web page shows.
public final class LongTexts implements PartsRule<ResourceMetadata> {
  public static final Code NAME =
      Code.info("name-long", "The name is longer than 64 characters.")
          .why("Lists of resources cut it off.")
          .section("name")
          .example(
              "name: Segmentation of nuclei in fluorescence microscopy images of human cells",
              "name: Nuclei U-Net");
  public static final Code DESCRIPTION =
      Code.warning("description-long", "The description is longer than 512 characters.")
          .why("It is the summary on a card; details belong into the documentation.")
          .section("description")
          .example(
              "description: (600 characters)",
              "description: Segments nuclei in fluorescence images.");

  @Override
  public List<Code> codes() {
    return List.of(NAME, DESCRIPTION);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    checkName(metadata.name(), at.field("name"), out);
    report(DESCRIPTION, metadata.description(), 512, at.field("description"), out);
  }

  /// The same for the name of a resource of any format.
  public static void checkName(String name, RdfPath at, Findings out) {
    report(NAME, name, 64, at, out);
  }

  private static void report(Code code, String text, int most, RdfPath at, Findings out) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      out.add(
          Finding.of(code, at, "It has " + length + " characters.")
              .expected("at most " + most + " characters"));
    }
  }
}
