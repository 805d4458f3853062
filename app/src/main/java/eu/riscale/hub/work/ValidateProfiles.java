package eu.riscale.hub.work;

import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.profile.Candidate;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.profile.Score;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `hub validate` for one source after the other, by the specification and by what hubs ask beyond
/// it: those that are named, else those of the project and those that come with the source.
public final class ValidateProfiles {
  private final Validate validate;
  private final List<String> named;
  private final List<String> ofProject;
  private final ValidateOptions.NamedFiles files;

  /// @param named words of known profiles; where there are some, no others count
  /// @param ofProject words of those that the settings of the project name
  public ValidateProfiles(
      Validate validate,
      List<String> named,
      List<String> ofProject,
      ValidateOptions.NamedFiles files) {
    this.validate = validate;
    this.named = named;
    this.ofProject = ofProject;
    this.files = files;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.whole(given, this::judge);
  }

  /// Validates and hands over to `next` before the source is closed; never throws.
  ResourceResult source(String given, Function<Checked, ResourceResult> next) {
    return validate.source(given, next);
  }

  /// Judges a source that stays open.
  ResourceResult judge(String given, RdfSource source) throws SourceException {
    return judge(validate.check(given, source));
  }

  ResourceResult judge(Checked checked) {
    List<Profile> profiles =
        words(checked).stream().map(Profile::of).flatMap(Optional::stream).toList();
    ResourceResult judged = profiles.isEmpty() ? checked.result() : judge(checked, profiles);
    return judged.then(judged.outcome(), checked.judged(unused(checked, judged, profiles)));
  }

  private ResourceResult judge(Checked checked, List<Profile> profiles) {
    Findings found = new Findings();
    List<Score> scores = new ArrayList<>();
    Optional<Candidate> model = Candidate.of(checked.validation(), lookup(checked.source()));
    if (model.isPresent()) {
      profiles.forEach(profile -> scores.add(profile.judge(model.get(), found)));
    } else {
      found.add(
          Finding.of(
              WorkCodes.PROFILE_OF_MODELS,
              RdfPath.ROOT,
              "It was not judged by the profile "
                  + String.join(", ", words(checked))
                  + ", as it describes no model."));
    }
    return checked.then(new Outcome.Validated(checked.consumers(), scores), found.list());
  }

  private List<String> words(Checked checked) {
    return named.isEmpty()
        ? Stream.concat(ofProject.stream(), checked.asked().profiles().stream()).distinct().toList()
        : named;
  }

  private FileLookup lookup(RdfSource source) {
    return switch (files) {
      case CHECKED -> source.files();
      case CHECKED_LATER, LEFT_ALONE -> NoFiles.LOOKUP;
    };
  }

  /// The comments that hide nothing, where all was judged that they may speak of.
  private List<Finding> unused(Checked checked, ResourceResult result, List<Profile> profiles) {
    if (checked.judge().hasNoComments() || files != ValidateOptions.NamedFiles.CHECKED) {
      return List.of();
    }
    List<Finding> all =
        Stream.concat(
                result.findings().stream(), result.hidden().stream().map(HiddenFinding::finding))
            .toList();
    boolean isWhole =
        all.stream().noneMatch(finding -> finding.code().equals(BrokenParts.NOT_JUDGED));
    Set<String> codes =
        Stream.concat(
                CodeCatalog.all().stream(),
                profiles.isEmpty() ? Stream.<Code>empty() : Profile.codes().stream())
            .map(Code::slug)
            .collect(Collectors.toSet());
    return isWhole ? checked.judge().unusedComments(all, codes::contains) : List.of();
  }
}
