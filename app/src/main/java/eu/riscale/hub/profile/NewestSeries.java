package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FormatVersion;

/// The format is of the newest series, which the hubs advise.
record NewestSeries() implements Requirement {
  static final Code CODE =
      Code.info("profile-format-series", "There is a newer series of the format.")
          .why(
              "Only the newer one tells sizes, units and channels of each axis; the hubs advise"
                  + " it.")
          .section(Guide.REQUIREMENTS + ", latest metadata specifications")
          .example("format_version: 0.4.10", "format_version: 0.5.14");
  private static final FormatVersion NEWEST = new FormatVersion(0, 5, 0);

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 2;
  }

  @Override
  public Answer judge(Candidate model) {
    String format = model.model().format();
    boolean isOld =
        FormatVersion.parse(format).filter(version -> version.isBefore(NEWEST)).isPresent();
    return !isOld
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("format_version"),
                    "The description is of format " + format + ".")
                .expected("format 0.5")
                .hint(
                    "'hub validate --format-version latest' says what stands in the way of the"
                        + " newest format."));
  }
}
