package eu.riscale.hub.command.option;

import picocli.CommandLine.Option;

/// Whether a command may use the network.
public final class NetworkOptions {
  @Option(names = "--offline", description = "Open no network connection (hub opens none yet).")
  boolean offline;
}
