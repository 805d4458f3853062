package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FormatVersion;

/// The format is 0.4.5 or newer.
record OldestFormat() implements Requirement {
  static final Code CODE =
      Code.error("profile-format-version", "The format is older than the hubs take.")
          .why("The hubs and the software of their partners read no older descriptions.")
          .section(Guide.REQUIREMENTS)
          .example("format_version: 0.4.0", "format_version: 0.5.14");
  private static final FormatVersion OLDEST = new FormatVersion(0, 4, 5);

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 15;
  }

  @Override
  public Answer judge(Candidate model) {
    String format = model.model().format();
    boolean isOld =
        FormatVersion.parse(format).filter(version -> version.isBefore(OLDEST)).isPresent();
    return !isOld
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("format_version"),
                    "The description is of format " + format + ".")
                .expected("format 0.4.5 or newer")
                .hint(
                    "'hub validate --format-version latest' judges it as converted to the newest"
                        + " format and says what that format wants otherwise. Change that, and"
                        + " write the version of the format that it then follows."));
  }
}
