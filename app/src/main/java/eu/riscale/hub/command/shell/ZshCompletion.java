package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.shell.CompletedCommands.Argument;
import eu.riscale.hub.command.shell.CompletedCommands.Command;
import eu.riscale.hub.command.shell.CompletedCommands.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What zsh completes: a function for each command, in the words of its `_arguments`.
record ZshCompletion(CompletedCommands commands) {

  String text() {
    List<Offer> offers = List.copyOf(commands.offers().keySet());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < offers.size(); i++) {
      text.append("_hub_offer_%d() { %s }\n".formatted(i, call(offers.get(i))));
    }
    commands.all().forEach(command -> text.append('\n').append(function(command, offers)));
    return text.toString();
  }

  private String function(Command command, List<Offer> offers) {
    List<String> specs = new ArrayList<>();
    command.options().forEach(option -> specs.addAll(specs(option, offers)));
    List<Command> below = commands.below(command);
    if (below.isEmpty()) {
      command.arguments().forEach(argument -> specs.add(spec(argument, offers)));
      return "%s() {\n  _arguments -S%s\n}\n".formatted(name(command.path()), lines(specs));
    }
    specs.add("'1:command:->command'");
    specs.add("'*::argument:->argument'");
    String described =
        below.stream()
            .map(each -> quoted(each.word() + ":" + each.description()))
            .collect(Collectors.joining(" "));
    String calls =
        below.stream()
            .map(each -> "        %s) %s ;;\n".formatted(each.word(), name(each.path())))
            .collect(Collectors.joining());
    return """
    %s() {
      local state line ret=1
      local -a commands
      _arguments -C -S%s && ret=0
      case $state in
        command)
          commands=(%s)
          _describe -t commands command commands && ret=0
          ;;
        argument)
          case $words[1] in
    %s      esac
          ret=$?
          ;;
      esac
      return ret
    }
    """
        .formatted(name(command.path()), lines(specs), described, calls);
  }

  private static String lines(List<String> specs) {
    return specs.stream().map(spec -> " \\\n    " + spec).collect(Collectors.joining());
  }

  private static String name(String path) {
    return path.isEmpty() ? "_hub" : "_hub_" + path.replace(' ', '_');
  }

  /// One for each name; none is offered again once one of them is there.
  private static List<String> specs(Option option, List<Offer> offers) {
    String others = option.isRepeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
    List<String> specs = new ArrayList<>();
    for (String name : option.names()) {
      String value =
          option.hasValue()
              ? (name.startsWith("--") ? "=" : "+")
                  + "[%s]:%s:%s"
                      .formatted(
                          described(option.description()),
                          described(option.label()),
                          action(option.value(), offers))
              : "[" + described(option.description()) + "]";
      specs.add(quoted(others + name + value));
    }
    return specs;
  }

  private static String spec(Argument argument, List<Offer> offers) {
    return quoted(
        "%s:%s:%s"
            .formatted(
                argument.isRepeatable() ? "*" : "",
                described(argument.label()),
                action(argument.value(), offers)));
  }

  /// The space keeps zsh from adding options of its own.
  private static String action(Offer offer, List<Offer> offers) {
    return " _hub_offer_" + offers.indexOf(offer);
  }

  private static String call(Offer offer) {
    return switch (offer) {
      case Offer.Words(var words) -> "compadd -- " + String.join(" ", words);
      case Offer.Levels(var codes) ->
          "_hub_pairs '%s' %s"
              .formatted(String.join(" ", Offer.Levels.LEVELS), String.join(" ", codes));
      case Offer.Reports(var formats) -> "_hub_reports " + String.join(" ", formats);
      case Offer.Files(var endings) when endings.isEmpty() -> "_files";
      case Offer.Files(var endings) -> "_hub_files '*.(%s)'".formatted(String.join("|", endings));
      case Offer.Folders() -> "_files -/";
      case Offer.Nothing() -> "_message value";
    };
  }

  /// In a spec, these characters end what is described.
  private static String described(String text) {
    return text.replaceAll("([\\\\:\\[\\]])", "\\\\$1");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
