package eu.riscale.hub.command.syntax;

import picocli.CommandLine.Model.CommandSpec;

/// What a command takes: an option, an argument, or several that belong together.
public interface Part {
  /// Makes them known to Picocli, once for each command.
  void addTo(CommandSpec command);
}
