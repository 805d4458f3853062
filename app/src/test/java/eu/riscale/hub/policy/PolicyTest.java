package eu.riscale.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.option.OwnSettings;
import eu.riscale.hub.command.option.SettingsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A project's own view of what is found: settings, baseline and comments.
class PolicyTest {
  private static final String MAINTAINER = "maintainer-missing @ [\"authors\"]";

  @TempDir Path dir;
  private Path model;
  private Path settings;

  @BeforeEach
  void copyModel() throws IOException {
    model = Models.copy("pass-conv2d-v05", dir);
    settings = dir.resolve("project.yaml");
  }

  @Test
  void settingsSayWhatTheCommandLineDoesNot() throws IOException {
    Files.writeString(settings, "severity: {maintainer-missing: error, fair-field-empty: off}\n");
    HubRun run = validate("--settings", settings.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("error[maintainer-missing]")
        .doesNotContain("fair-field-empty")
        .contains("1 error, 1 info · left out: 2 by severity");
    assertThat(
            validate(
                    "--settings",
                    settings.toString(),
                    "--severity",
                    "maintainer-missing=info",
                    "--severity",
                    "fair-field-empty=info")
                .out())
        .endsWith("4 info\n");
    Files.writeString(settings, "fail-on: alert\n");
    assertThat(validate("--settings", settings.toString()).status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(validate("--settings", settings.toString(), "--fail-on", "error").status())
        .isEqualTo(ExitStatus.OK);
  }

  @Test
  void settingsThatCannotBeFollowedAreWrongUsage() throws IOException {
    assertRefused("severity: {maintainer-mising: off}", ":1: severity: there is no finding");
    assertRefused("\nseverity: {maintainer-missing: of}", ":2: severity: 'of' is no level");
    assertRefused("severity: off", ":1: severity: write a code and its level");
    assertRefused("fail-on: never", ":1: fail-on: use error, alert, warning or info.");
    assertRefused("for: ilastick", ":1: there is no software 'ilastick'; did you mean 'ilastik'?");
    assertRefused("weights: onx", ":1: there is no weights format 'onx'; did you mean 'onnx'?");
    assertRefused("device: gpu", ":1: device: 'gpu' is no device");
    assertRefused("device: [cpu]", ":1: device: give one value.");
    assertRefused("time-limit: 1.5", ":1: time-limit: give whole seconds, at least 1.");
    assertRefused("memory-limit: much", ":1: memory-limit: give a size such as 4GB or 512MB.");
    assertRefused("trust: [{a: b}]", ":1: trust: give a word or a list of words.");
    assertRefused("profiles: ri-scale", ":1: hub knows no 'profiles' there; did you mean");
    assertRefused("- profile", ": it has no fields.");
    assertThat(validate("--settings", dir.resolve("none").toString()).err())
        .contains("cannot be read: there is no such file");
  }

  private void assertRefused(String text, String message) throws IOException {
    Files.writeString(settings, text + "\n");
    HubRun run = validate("--settings", settings.toString());
    assertThat(run.err()).contains("hub: the settings " + settings + message);
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void whatComesWithAModelAsksForMoreAndNotForLess() throws IOException {
    Files.writeString(
        model.resolve(".hub.yaml"),
        "severity: {maintainer-missing: info, documentation-card-incomplete: error,"
            + " fair-field-empty: off}\ndevice: cpu\ntrust: '*'\n");
    JsonNode result = result();
    assertThat(findings(result, "alert")).contains(MAINTAINER).hasSize(3);
    assertThat(findings(result, "error"))
        .containsExactly("documentation-card-incomplete @ [\"documentation\",\"source\"]");
    assertThat(findings(result, "info")).containsExactly("settings-not-taken @ []");
    assertThat(result.path("findings").findValuesAsString("message"))
        .contains(
            "Of the .hub.yaml that comes with the model this is not followed: severity"
                + " fair-field-empty, device, trust.");
    Files.move(model.resolve(".hub.yaml"), dir.resolve(".hub.yaml"));
    assertThat(findings(result(), "error")).hasSize(1);
    assertThat(findings(result("--settings", dir.resolve(".hub.yaml").toString()), "alert"))
        .isEmpty();
  }

  @Test
  void aBrokenPromiseIsAnError() throws IOException {
    Files.writeString(settings, "for: [ilastik, careamics]\n");
    JsonNode result = result("--settings", settings.toString());
    assertThat(findings(result, "error")).containsExactly("promise-broken @ []");
    assertThat(result.path("consumers").findValuesAsString("id")).hasSize(2);
    Files.writeString(model.resolve(".hub.yaml"), "for: careamics\n");
    HubRun run = HubRun.of("test", "--weights=onnx", "--device=cpu", model.toString());
    assertThat(run.out()).contains("error[promise-broken] The model does not run in careamics");
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void aBaselineHidesWhatIsKnown() throws IOException {
    Path baseline = dir.resolve("base.json");
    validate("--quiet", "--report", "json=" + baseline);
    HubRun known = validate("--baseline", baseline.toString(), "--fail-on", "info");
    assertThat(known.out()).endsWith("nothing to fix · left out: 4 known by the baseline\n");
    assertThat(known.status()).isEqualTo(ExitStatus.OK);
    Models.edit(model, "license: MIT", "\n\nlicense: MID");
    assertThat(findings(result("--baseline", baseline.toString()), "error"))
        .containsExactly("license-unknown @ [\"license\"]");
    assertThat(validate("--baseline", settings.toString()).err())
        .contains("--baseline " + settings + ": it cannot be read");
    Files.writeString(settings, "{\"results\": []}");
    HubRun other = validate("--baseline", settings.toString());
    assertThat(other.err()).contains("it is no JSON report of hub; write one by --report json=");
    assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void aBaselineLeavesAFailedTestAsItIs() throws IOException {
    Path failing =
        Models.copy("fail-nan-output-v05", Files.createDirectory(dir.resolve("failing")));
    Path baseline = dir.resolve("base.json");
    String[] test = {"test", "--weights=onnx", "--device=cpu", failing.toString()};
    HubRun first = HubRun.of(with(test, "--report", "json=" + baseline));
    HubRun second = HubRun.of(with(test, "--baseline", baseline.toString()));
    assertThat(List.of(first.status(), second.status())).containsOnly(ExitStatus.FINDINGS);
    assertThat(second.out()).contains("failed", "known by the baseline");
  }

  @Test
  void aCommentHidesAFindingOfItsLineAndSaysWhy() throws IOException {
    Models.edit(model, "authors:", "authors: # hub: ignore maintainer-missing — a test of hub");
    HubRun run = validate();
    assertThat(run.out())
        .doesNotContain("[maintainer-missing]")
        .contains("left out: 1 by comments in the description");
    Models.edit(
        model,
        "authors: # hub: ignore maintainer-missing — a test of hub",
        "# hub: ignore maintainer-missing: a test of hub\n# of which there are many\nauthors:");
    assertThat(validate().out()).doesNotContain("[maintainer-missing]");
  }

  @Test
  void aCommentThatHidesNothingIsTold() throws IOException {
    comment("# hub: ignore maintainer-missing");
    assertThat(findings(result(), "alert")).contains("ignore-unclear @ []", MAINTAINER);
    comment("# hub: ignore maintainer-mising - no");
    assertThat(findings(result(), "alert")).contains("ignore-unclear @ []");
    comment("# hub: ignore");
    assertThat(findings(result(), "alert")).contains("ignore-unclear @ []");
    comment("# hub: ignore license-unknown — it is our own");
    assertThat(findings(result(), "warning")).containsExactly("ignore-unused @ []");
    comment("# hub: ignored for now");
    assertThat(findings(result(), "alert")).hasSize(3);
    Models.edit(
        model, "license: MIT", "license: MID # hub: ignore license-unknown — it is our own");
    JsonNode result = result();
    assertThat(findings(result, "error")).containsExactly("license-unknown @ [\"license\"]");
    assertThat(result.path("findings").findValuesAsString("message"))
        .contains("license-unknown is an error there, and an error is not ignored.");
  }

  @Test
  void aNumberSignWithinATextIsNoComment() throws IOException {
    Models.edit(
        model,
        "description: One",
        "description: |\n  A # hub: ignore fair-field-empty\n  # hub: ignore x\n#hub\n#");
    assertThat(findings(result(), "alert")).noneMatch(finding -> finding.startsWith("ignore"));
  }

  @Test
  void configShowsWhatIsInForceAsSettings() throws IOException {
    Files.writeString(
        settings,
        "profile: ri-scale\nfor: [ilastik]\nseverity:\n  maintainer-missing: off\ntime-limit: 90\n"
            + "memory-limit: 4GB\ntrust: ['own/*', 'it''s']\n");
    HubRun shown = HubRun.of("config", "--settings", settings.toString());
    assertThat(shown.out().lines().skip(1).map(line -> line.replaceAll(" +#", " #")))
        .containsExactly(
            "profile: [ri-scale] # line 1",
            "severity: # line 3",
            "  maintainer-missing: off # line 4",
            "fail-on: error # as usual",
            "for: [ilastik] # line 2",
            "weights: [] # as usual",
            "device: auto # as usual",
            "time-limit: 90 # line 5",
            "memory-limit: 4000MB # line 6",
            "trust: ['own/*', 'it''s'] # line 7");
    Files.writeString(settings, shown.out());
    assertThat(HubRun.of("config", "--settings", settings.toString()).status())
        .isEqualTo(ExitStatus.OK);
    Files.writeString(settings, "");
    assertThat(HubRun.of("config", "--settings", settings.toString()).out())
        .contains("profile: []", "# memory-limit:", "severity: {}");
  }

  @Test
  void thePageOnSettingsShowsSettingsThatWork() throws IOException {
    String page = Files.readString(Path.of("docs", "settings.md"));
    int start = page.indexOf("```yaml") + "```yaml\n".length();
    String example = page.substring(start, page.indexOf("```", start));
    Files.writeString(settings, example);
    assertThat(HubRun.of("config", "--settings", settings.toString()).out().lines().skip(1))
        .hasSize(11)
        .noneMatch(line -> line.contains("as usual"));
    assertThat(Settings.Field.ALL).allMatch(field -> example.contains(field + ":"));
    Models.edit(
        model, "authors:", "authors: " + page.replaceAll("(?s).*(# hub: [^\n]*)\n```.*", "$1"));
    assertThat(validate().out()).contains("left out: 1 by comments in the description");
  }

  @Test
  void codeIsTrustedByANamedFileAlone() throws IOException {
    Files.writeString(settings, "trust: [own/, 'a*/b']\n");
    OwnSettings named = new SettingsOptions().read(settings, true);
    assertThat(named.trusts(dir.resolve("own").toString())).isTrue();
    assertThat(named.trusts(dir.resolve("own/x/rdf.yaml").toString())).isTrue();
    assertThat(named.trusts(dir.resolve("ab/b/rdf.yaml").toString())).isTrue();
    assertThat(named.trusts(dir.resolve("ab/c").toString())).isFalse();
    assertThat(named.trusts(dir.resolve("../own").toString())).isFalse();
    assertThat(named.trusts("-")).isFalse();
    assertThat(OwnSettings.NONE.trusts(dir.toString())).isFalse();
  }

  /// What another user, or who made a repository around this one, has written counts nowhere.
  @Test
  void theSearchEndsAtTheTopOfARepository() throws IOException {
    Path below = Files.createDirectories(dir.resolve("repository/models/unet"));
    assertThat(SettingsFile.above(below)).isEmpty();
    Path top = Files.writeString(dir.resolve(".hub.yaml"), "");
    assertThat(SettingsFile.above(below)).contains(top);
    Files.createDirectory(dir.resolve("repository/.git"));
    assertThat(SettingsFile.above(below)).isEmpty();
    Path own = Files.writeString(dir.resolve("repository/.hub.yaml"), "");
    assertThat(SettingsFile.above(below)).contains(own);
  }

  private void comment(String comment) throws IOException {
    String text = Files.readString(model.resolve("rdf.yaml"));
    Files.writeString(
        model.resolve("rdf.yaml"), text.replaceFirst("authors:.*", "authors: " + comment));
  }

  private HubRun validate(String... options) {
    return HubRun.of(with(new String[] {"validate", model.toString()}, options));
  }

  private JsonNode result(String... options) {
    HubRun run = validate(with(options, "--report", "json"));
    return JsonMapper.shared().readTree(run.out()).at("/results/0");
  }

  private static List<String> findings(JsonNode result, String severity) {
    List<String> findings = new ArrayList<>();
    for (JsonNode each : result.path("findings")) {
      if (each.path("severity").asString().equals(severity)) {
        findings.add(each.path("code").asString() + " @ " + each.path("path"));
      }
    }
    return findings;
  }

  private static String[] with(String[] arguments, String... further) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(further));
    return all.toArray(String[]::new);
  }
}
