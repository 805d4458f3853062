package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;

/// `README.md` lies beside the description.
record ReadmeThere() implements Requirement {
  static final Code CODE =
      Code.error("profile-readme-missing", "There is no README.md.")
          .why("The hub shows it as the page of the model.")
          .section(Guide.CARD)
          .example("documentation: https://example.org/model", "documentation: README.md");
  static final FileSource.RelativePath README = new FileSource.RelativePath("README.md");

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
    String named = Candidate.source(model.model().node("documentation"));
    boolean isThere = model.hasFiles() ? model.isPresent(README) : named.equals(README.path());
    return isThere
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("documentation"),
                    named.isEmpty()
                        ? "There is no documentation."
                        : "The documentation is '" + named + "', and there is no README.md.")
                .expected("a file README.md beside the description, named under documentation")
                .hint(
                    "Write README.md with the sections "
                        + String.join("; ", ReadmeSections.SECTIONS)
                        + ", and name it: 'documentation: README.md'."));
  }
}
