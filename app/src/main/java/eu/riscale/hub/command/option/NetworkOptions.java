package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Part;
import picocli.CommandLine.Model.CommandSpec;

/// Whether a command may use the network.
public final class NetworkOptions implements Part {
  private final Flag offline =
      new Flag("--offline", "Open no network connection (hub opens none yet).");

  @Override
  public void addTo(CommandSpec command) {
    offline.addTo(command);
  }
}
