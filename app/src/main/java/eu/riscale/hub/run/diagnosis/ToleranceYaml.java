package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.finding.RdfPath;
import java.util.Locale;

/// How a description allows an output to differ as much as it does. (Model 0.5,
/// `config.bioimageio.reproducibility_tolerance`; 0.4, `config.bioimageio.test_kwargs`.)
final class ToleranceYaml {
  private static final RdfPath CONFIG = RdfPath.ROOT.field("config").field("bioimageio");

  private ToleranceYaml() {}

  static Correction correction(Case mismatch, Differences differences) {
    return mismatch.evidence().notation().listsTolerances()
        ? listed(mismatch, differences)
        : perFormat(mismatch, differences);
  }

  private static Correction perFormat(Case mismatch, Differences differences) {
    RdfPath at = CONFIG.field("test_kwargs").field(mismatch.evidence().weights());
    String yaml =
        "config:\n  bioimageio:\n    test_kwargs:\n      "
            + mismatch.evidence().weights()
            + String.format(
                Locale.ROOT,
                ": {relative_tolerance: %s, absolute_tolerance: %s}",
                StepYaml.number(differences.rtol()),
                StepYaml.number(differences.atol()));
    return new Correction(at, "If so much difference is all right, allow it:", yaml);
  }

  private static Correction listed(Case mismatch, Differences differences) {
    RdfPath at = CONFIG.field("reproducibility_tolerance");
    if (!differences.withinLimits()) {
      return Correction.of(
          at,
          "Make the test output again where most people will run the model: the specification does"
              + " not let a description allow so much difference.");
    }
    String yaml =
        String.format(
            Locale.ROOT,
            "config:\n  bioimageio:\n    reproducibility_tolerance:\n"
                + "    - {output_ids: [%s], weights_formats: [%s], relative_tolerance: %s,"
                + " absolute_tolerance: %s, mismatched_elements_per_million: %s}",
            mismatch.output().id(),
            mismatch.evidence().weights(),
            StepYaml.number(differences.rtol()),
            StepYaml.number(differences.atol()),
            StepYaml.number(differences.allowedPpm()));
    return new Correction(
        at, "If so much difference is all right, allow it, as the first entry:", yaml);
  }
}
