package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.SpdxId;

/// The licence is one of the SPDX list that lets everybody use and change the model.
record OpenLicense() implements Requirement {
  static final Code CODE =
      Code.alert("profile-license", "No open licence of the SPDX list is named.")
          .why("Without one nobody may use the model; with -NC or -ND many may not.")
          .section(Guide.REQUIREMENTS + "; specification 0.4.9, license")
          .example("license: CC-BY-NC-4.0", "license: CC-BY-4.0");

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
    String license = model.model().text("license");
    if (license.isEmpty()) {
      return unmet("There is no license.");
    }
    if (SpdxId.parse(license).isEmpty()) {
      return unmet("'" + license + "' is no id of the SPDX list.");
    }
    boolean isClosed = license.contains("-NC") || license.contains("-ND");
    return isClosed
        ? unmet("'" + license + "' forbids commercial use or changes.")
        : new Answer.Met();
  }

  private static Answer unmet(String message) {
    return Answer.unmet(
        Finding.of(CODE, RdfPath.ROOT.field("license"), message)
            .expected("an open licence such as MIT, BSD-3-Clause, Apache-2.0 or CC-BY-4.0")
            .hint(
                "Agree with all authors, and with whoever owns the training data, on an open"
                    + " licence and write its id, as 'license: CC-BY-4.0'."));
  }
}
