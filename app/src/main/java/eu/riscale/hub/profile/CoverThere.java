package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// There is a cover.
record CoverThere() implements Requirement {
  static final Code CODE =
      Code.error("profile-cover-missing", "There is no cover.")
          .why("It is the picture on the model's card, by which people look through a hub.")
          .section(Guide.ITEMS)
          .example("covers: []", "covers: [cover.png]");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 6;
  }

  @Override
  public Answer judge(Candidate model) {
    return !Traits.items(model.model().node("covers")).isEmpty()
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(CODE, RdfPath.ROOT.field("covers"), "There are no covers.")
                .expected("a PNG or JPEG of at most 500 kB, twice as wide as high")
                .hint(
                    "Show an input and the model's output side by side in such a picture, and name"
                        + " it under covers; 'hub package --make-cover' draws one for the"
                        + " package."));
  }
}
