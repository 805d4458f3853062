package eu.riscale.hub.work;

import eu.riscale.hub.profile.Candidate;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.profile.Score;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `hub validate` for one source after the other, by the specification and by what hubs ask beyond
/// it: those that are named, else those of `.hub.yaml`.
public final class ValidateProfiles {
  private final Validate validate;
  private final List<String> named;
  private final ValidateOptions.NamedFiles files;

  /// @param named words of known profiles
  public ValidateProfiles(Validate validate, List<String> named, ValidateOptions.NamedFiles files) {
    this.validate = validate;
    this.named = named;
    this.files = files;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.whole(given, this::judge);
  }

  private ResourceResult judge(Checked checked) {
    FileLookup lookup = lookup(checked.source());
    if (!named.isEmpty()) {
      return judge(checked, lookup, new ProjectSettings(named, List.of()));
    }
    return SettingsFile.find(lookup)
        .map(text -> judge(checked, lookup, ProjectSettings.read(text)))
        .orElseGet(checked::result);
  }

  private FileLookup lookup(RdfSource source) {
    return switch (files) {
      case CHECKED -> source.files();
      case CHECKED_LATER, LEFT_ALONE -> NoFiles.LOOKUP;
    };
  }

  private static ResourceResult judge(
      Checked checked, FileLookup lookup, ProjectSettings settings) {
    Findings found = new Findings();
    settings.findings().forEach(found::add);
    List<Score> scores = new ArrayList<>();
    Optional<Candidate> model = Candidate.of(checked.validation(), lookup);
    List<Profile> profiles =
        settings.profiles().stream().map(Profile::of).flatMap(Optional::stream).toList();
    if (model.isPresent()) {
      profiles.forEach(profile -> scores.add(profile.judge(model.get(), found)));
    } else if (!profiles.isEmpty()) {
      found.add(
          Finding.of(
              WorkCodes.PROFILE_OF_MODELS,
              RdfPath.ROOT,
              "It was not judged by the profile "
                  + String.join(", ", settings.profiles())
                  + ", as it describes no model."));
    }
    return checked.then(new Outcome.Validated(checked.consumers(), scores), found.list());
  }
}
