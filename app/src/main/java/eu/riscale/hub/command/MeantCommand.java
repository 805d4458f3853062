package eu.riscale.hub.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The command that is meant by a word that other programs have for the same.
final class MeantCommand {
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          meant("hub test", "reproduce evaluate bench"),
          meant("hub predict", "run infer inference execute apply segment"),
          meant("hub validate", "lint check verify validate-format status"),
          meant("hub init", "new create begin start template describe-weights scaffold"),
          meant("hub fix", "repair mend doctor correct format"),
          meant("hub validate --watch", "watch"),
          meant("hub validate --profile ri-scale", "score profile"),
          meant("hub inspect", "show info describe view list ls summary open cat tree"),
          meant("hub inspect --engines", "engine devices gpu backends"),
          meant("hub package", "pack zip bundle build upload publish export push deploy release"),
          meant("hub convert", "update-format upgrade migrate update translate"),
          meant("hub report convert", "render"),
          meant("hub report diff", "diff compare"),
          meant("hub report merge", "merge join"),
          meant("hub explain", "why doc docs what define"),
          meant("hub help", "man usage commands manual"),
          meant("hub --version", "version about"),
          meant("hub completion", "completions autocomplete complete"),
          meant("hub config", "settings options env configure"));

  private MeantCommand() {}

  private static Map.Entry<String, List<String>> meant(String command, String words) {
    return Map.entry(command, List.of(words.split(" ", -1)));
  }

  /// Such as `hub predict` for `infer`; empty where the word says nothing to hub.
  static Optional<String> of(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(each -> each.getValue().contains(small))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
