package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.spec.decode.DidYouMean;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The hubs that are to take a model.
public final class ProfileOptions implements Part {
  private final Given<List<String>> words =
      Given.options(
              "--profile",
              "HUB",
              "Judge also by what this hub asks beyond the specification: ${COMPLETION-CANDIDATES}."
                  + " Repeatable. Without it, by what the settings of the project and those beside"
                  + " the description say, as in 'profile: ri-scale'.")
          .offering(HelpLists.PROFILES);

  @Override
  public void addTo(CommandSpec command) {
    words.addTo(command);
  }

  /// Each of them once.
  public List<String> named() {
    List<String> named = words.or(List.of());
    for (String word : named) {
      if (Profile.of(word).isEmpty()) {
        throw unknown(word);
      }
    }
    return named.stream().distinct().toList();
  }

  private ParameterException unknown(String word) {
    String near =
        DidYouMean.question(
            word, Profile.words(), "; there are " + String.join(", ", Profile.words()) + ".");
    return words.wrong("--profile " + word + ": hub knows no such profile" + near);
  }
}
