package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say of the settings of a project, and of what a description says of its findings.
public final class PolicyCodes {
  static final Code SETTINGS_BROKEN =
      Code.warning("settings-broken", "The .hub.yaml of a model cannot be followed.")
          .why("What it asks for is not judged.")
          .section("hub, settings of a project")
          .example("profile: ri-scael", "profile: ri-scale");

  static final Code SETTINGS_NOT_TAKEN =
      Code.info("settings-not-taken", "What may come with a model cannot ask for less.")
          .why("Else a model could switch off what is found of it, or run its own code.")
          .section("hub, settings of a project");

  public static final Code PROMISE_BROKEN =
      Code.error("promise-broken", "The model does not run in software that the project promises.")
          .why("Who relies on the promise opens the model there and fails.")
          .section("hub, settings of a project: for");

  static final Code IGNORE_UNCLEAR =
      Code.alert("ignore-unclear", "A comment asks to ignore a finding, but not clearly.")
          .why("Without a code hub cannot follow it; without a reason nobody can judge it later.")
          .section("hub, '# hub: ignore' in a description")
          .example(
              "authors: # hub: ignore maintainer-missing",
              "authors: # hub: ignore maintainer-missing — the group answers by e-mail");

  static final Code IGNORE_UNUSED =
      Code.warning("ignore-unused", "A comment asks to ignore a finding and hides nothing.")
          .why("It may stand on the wrong line, and would hide a fault that comes later.")
          .section("hub, '# hub: ignore' in a description");

  private PolicyCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(
        SETTINGS_BROKEN, SETTINGS_NOT_TAKEN, PROMISE_BROKEN, IGNORE_UNCLEAR, IGNORE_UNUSED);
  }
}
