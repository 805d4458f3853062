package eu.riscale.hub.command.shell;

import java.util.Locale;

/// A shell that can complete hub's command lines.
enum Shell {
  BASH,
  ZSH,
  FISH;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What makes this shell complete hub, to be read by it.
  ///
  /// @param commands all that hub has
  String script(CompletedCommands commands) {
    String script =
        switch (this) {
          case BASH -> new BashCompletion(commands).text();
          case ZSH -> new ZshCompletion(commands).text();
          case FISH -> new FishCompletion(commands).text();
        };
    return ScriptFrame.of(this).around(script);
  }
}
