package eu.riscale.hub.work;

import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlLimits;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// What a project asks of its models in `.hub.yaml`. The file may come with a stranger's model, so
/// it can ask for more, and cannot take anything back.
///
/// @param profiles words of known profiles
/// @param findings what is wrong with the file
record ProjectSettings(List<String> profiles, List<Finding> findings) {
  private static final YamlLimits LIMITS = new YamlLimits(SettingsFile.MOST_BYTES, 4, 100);
  private static final String PROFILE = "profile";

  static ProjectSettings read(byte[] text) {
    YamlDocument document = YamlReader.read(text, LIMITS);
    if (!(document.root() instanceof YamlMapping fields)) {
      String why =
          document.findings().isEmpty()
              ? "it has no fields."
              : document.findings().getFirst().message();
      return new ProjectSettings(List.of(), List.of(broken(why)));
    }
    List<String> profiles = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (YamlMapping.Entry entry : fields.entries()) {
      if (entry.key().equals(PROFILE)) {
        profiles(entry.value(), profiles, findings);
      } else {
        findings.add(broken("hub knows no '" + entry.key() + "' there."));
      }
    }
    return new ProjectSettings(List.copyOf(profiles), List.copyOf(findings));
  }

  private static void profiles(YamlNode value, List<String> profiles, List<Finding> findings) {
    List<YamlNode> words = value instanceof YamlSequence list ? list.items() : List.of(value);
    for (YamlNode word : words) {
      String profile = word instanceof YamlScalar scalar ? scalar.text() : "";
      if (Profile.of(profile).isEmpty()) {
        String near =
            DidYouMean.nearest(profile, Profile.words())
                .map(known -> "; did you mean '" + known + "'?")
                .orElse(".");
        findings.add(broken("there is no profile '" + profile + "'" + near));
      } else if (!profiles.contains(profile)) {
        profiles.add(profile);
      }
    }
  }

  private static Finding broken(String why) {
    return Finding.of(WorkCodes.SETTINGS_BROKEN, RdfPath.ROOT, SettingsFile.NAME + ": " + why)
        .expected("profile: " + String.join(" or ", Profile.words()));
  }
}
