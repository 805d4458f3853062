package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.shell.CompletedCommands.Argument;
import eu.riscale.hub.command.shell.CompletedCommands.Command;
import eu.riscale.hub.command.shell.CompletedCommands.Option;
import java.util.List;
import java.util.stream.Collectors;

/// What fish completes: a `complete` for each command, option and argument.
record FishCompletion(CompletedCommands commands) {

  String text() {
    List<Offer> offers = List.copyOf(commands.offers().keySet());
    StringBuilder text = new StringBuilder();
    text.append("set -g __hub_commands ")
        .append(
            commands.all().stream()
                .filter(command -> !command.path().isEmpty())
                .map(command -> quoted(command.path()))
                .collect(Collectors.joining(" ")))
        .append("\nset -g __hub_with_value ")
        .append(String.join(" ", commands.namesWithValue()))
        .append("\n\n");
    for (int i = 0; i < offers.size(); i++) {
      text.append("function __hub_offer_%d; %s; end\n".formatted(i, call(offers.get(i))));
    }
    text.append("\ncomplete -c hub -e\ncomplete -c hub -f\n");
    commands.all().forEach(command -> text.append(lines(command, offers)));
    return text.toString();
  }

  private String lines(Command command, List<Offer> offers) {
    StringBuilder text = new StringBuilder();
    String start = "complete -c hub -n " + quoted(("__hub_at " + command.path()).strip());
    for (Command below : commands.below(command)) {
      text.append("%s -a %s -d %s\n".formatted(start, below.word(), quoted(below.description())));
    }
    for (Option option : command.options()) {
      text.append(start);
      for (String name : option.names()) {
        text.append(
            name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
      }
      if (option.hasValue()) {
        text.append(" -x -a '(__hub_offer_").append(offers.indexOf(option.value())).append(")'");
      }
      text.append(" -d ").append(quoted(option.description())).append('\n');
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      Argument argument = command.arguments().get(i);
      String at = "__hub_at %s".formatted(command.path());
      String number = argument.isRepeatable() ? "" : "; and __hub_argument " + (i + 1);
      text.append(
          "complete -c hub -n %s -a '(__hub_offer_%d)'\n"
              .formatted(quoted(at + number), offers.indexOf(argument.value())));
    }
    return text.toString();
  }

  private static String call(Offer offer) {
    return switch (offer) {
      case Offer.Words(var words) -> "printf '%s\\n' " + String.join(" ", words);
      case Offer.Levels(var codes) ->
          "__hub_pairs '%s' %s"
              .formatted(String.join(" ", Offer.Levels.LEVELS), String.join(" ", codes));
      case Offer.Reports(var formats) -> "__hub_reports " + String.join(" ", formats);
      case Offer.Files(var endings) -> ("__hub_files " + String.join(" ", endings)).strip();
      case Offer.Folders() -> "__hub_folders";
      case Offer.Nothing() -> "true";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
