package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.shell.CompletedCommands.Command;
import java.util.List;
import java.util.stream.Collectors;

/// What bash completes: its functions ask for the commands, options and values that these tables
/// list.
record BashCompletion(CompletedCommands commands) {

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("_hub_commands() {\n  case $1 in\n");
    for (Command command : commands.all()) {
      List<Command> below = commands.below(command);
      if (!below.isEmpty()) {
        text.append("    '%s') commands='%s' ;;\n".formatted(command.path(), words(below)));
      }
    }
    text.append("    *) commands='' ;;\n  esac\n}\n\n_hub_options() {\n  case $1 in\n");
    for (Command command : commands.all()) {
      text.append("    '%s') options='%s' ;;\n".formatted(command.path(), names(command)));
    }
    text.append("  esac\n}\n\n_hub_takes_value() {\n  case $1 in\n    ")
        .append(String.join(" | ", commands.namesWithValue()))
        .append(") return 0 ;;\n  esac\n  return 1\n}\n\n_hub_offer() {\n  case $1 in\n");
    commands
        .offers()
        .forEach((offer, places) -> {
          text.append("    ")
              .append(
                  places.stream()
                      .map(place -> "'" + place + "'")
                      .collect(Collectors.joining(" | ")))
              .append(") ")
              .append(call(offer))
              .append(" ;;\n");
        });
    return text.append("    *) return 1 ;;\n  esac\n}\n").toString();
  }

  private static String words(List<Command> commands) {
    return commands.stream().map(Command::word).collect(Collectors.joining(" "));
  }

  /// A value follows where the name ends in `=`.
  private static String names(Command command) {
    return command.options().stream()
        .flatMap(option ->
            option.names().stream()
                .map(name -> option.hasValue() && name.startsWith("--") ? name + "=" : name))
        .collect(Collectors.joining(" "));
  }

  private static String call(Offer offer) {
    return switch (offer) {
      case Offer.Words(var words) -> "_hub_words " + String.join(" ", words);
      case Offer.Levels(var codes) ->
          "_hub_pairs '%s' %s"
              .formatted(String.join(" ", Offer.Levels.LEVELS), String.join(" ", codes));
      case Offer.Reports(var formats) -> "_hub_reports " + String.join(" ", formats);
      case Offer.Files(var endings) -> ("_hub_files " + String.join(" ", endings)).strip();
      case Offer.Folders() -> "_hub_folders";
      case Offer.Nothing() -> ":";
    };
  }
}
