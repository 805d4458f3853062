package eu.riscale.hub.command.syntax;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// An option without a value.
public final class Flag implements Part {
  private final OptionSpec option;

  /// @param name with its dashes
  public Flag(String name, String description) {
    option = OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  public boolean isSet() {
    return Boolean.TRUE.equals(option.getValue());
  }

  @Override
  public void addTo(CommandSpec command) {
    command.addOption(option);
  }
}
