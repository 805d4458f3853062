package eu.riscale.hub.spec.rule.generic02;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.ResourceFields;
import java.util.List;

/// Fields that generic 0.2 and in part model 0.4 leave out at will, and that people miss.
public final class GenericAdvice implements PartsRule<ResourceFields> {
  public static final Code AUTHORS =
      Code.warning("authors-not-given", "A description names no authors.")
          .why("Nobody can be credited or asked.")
          .section("generic 0.2, authors")
          .example("authors: []", "authors:\n- name: Ada Lovelace");
  public static final Code CITE =
      Code.warning("cite-not-given", "A description names no publication.")
          .why("People who use the resource do not know what to cite.")
          .section("generic 0.2, cite")
          .example(
              "cite: []", "cite:\n- text: Ronneberger et al.\n  doi: 10.1007/978-3-319-24574-4_28");
  public static final Code LICENSE =
      Code.warning("license-not-given", "A description names no licence.")
          .why("Without a licence nobody may use the resource.")
          .section("generic 0.2, license")
          .example("name: Nuclei", "name: Nuclei\nlicense: CC-BY-4.0");

  @Override
  public List<Code> codes() {
    return List.of(AUTHORS, CITE, LICENSE);
  }

  @Override
  public void check(ResourceFields fields, RdfPath at, Findings out) {
    if (fields.metadata().authors().isEmpty() && out.parts().isWhole(at.field("authors"))) {
      out.add(AUTHORS, at.field("authors"), "No author is named.");
    }
    if (fields.metadata().cite().isEmpty() && out.parts().isWhole(at.field("cite"))) {
      out.add(CITE, at.field("cite"), "No publication is named.");
    }
    if (!out.parts().isGiven(fields.licenseText(), at.field("license"))) {
      out.add(LICENSE, at.field("license"), "No licence is named.");
    }
  }
}
