package eu.riscale.hub.command.option;

import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.spec.decode.DidYouMean;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The hubs that are to take a model.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class ProfileOptions {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--profile",
      paramLabel = "HUB",
      completionCandidates = HelpLists.Profiles.class,
      description =
          "Judge also by what this hub asks beyond the specification: ${COMPLETION-CANDIDATES}."
              + " Repeatable. Without it, by what the settings of the project and those beside the"
              + " description say, as in 'profile: ri-scale'.")
  private List<String> words = List.of();

  /// Each of them once.
  public List<String> named() {
    for (String word : words) {
      if (Profile.of(word).isEmpty()) {
        throw unknown(word);
      }
    }
    return words.stream().distinct().toList();
  }

  private ParameterException unknown(String word) {
    String near =
        DidYouMean.question(
            word, Profile.words(), "; there are " + String.join(", ", Profile.words()) + ".");
    return new ParameterException(
        spec.commandLine(), "--profile " + word + ": hub knows no such profile" + near);
  }
}
