package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// There is something to cite.
record Citation() implements Requirement {
  static final Code CODE =
      Code.warning("profile-citation", "There is nothing to cite.")
          .why("Users want to give credit to the model, its architecture and its training data.")
          .section(Guide.REQUIREMENTS)
          .example(
              "cite: []",
              "cite:\n- text: Ronneberger et al. U-Net. MICCAI 2015.\n  doi:"
                  + " 10.1007/978-3-319-24574-4_28");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 7;
  }

  @Override
  public Answer judge(Candidate model) {
    return !Traits.items(model.model().node("cite")).isEmpty()
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(CODE, RdfPath.ROOT.field("cite"), "There is no entry in cite.")
                .expected("a text, and its doi or url")
                .hint(
                    "Add the paper of the model, of its architecture or of its training data: a"
                        + " text and its doi or url."));
  }
}
