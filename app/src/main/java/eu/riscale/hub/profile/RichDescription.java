package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;

/// The description says in a sentence or two what the model does, and to what.
record RichDescription() implements Requirement {
  static final Code CODE =
      Code.warning("profile-description", "The description is too short to choose the model by.")
          .why("Life scientists choose a model by what it says of task, images and sample.")
          .section(Guide.REQUIREMENTS)
          .example(
              "description: Denoises images.",
              "description: An encoder-decoder trained for denoising of point-scanning"
                  + " super-resolution microscopy images of HeLa cell microtubules.");

  /// The guides' own example has 14.
  private static final int FEWEST_WORDS = 12;

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 8;
  }

  @Override
  public Answer judge(Candidate model) {
    String text = model.model().text("description").strip();
    int words = text.isEmpty() ? 0 : text.split("\\s+", -1).length;
    return words >= FEWEST_WORDS
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("description"),
                    "The description has " + words + (words == 1 ? " word." : " words."))
                .expected(FEWEST_WORDS + " words or more")
                .hint(
                    "Say which network does what, on which kind of microscopy images, of which"
                        + " cells or tissue, and what it was trained on."));
  }
}
