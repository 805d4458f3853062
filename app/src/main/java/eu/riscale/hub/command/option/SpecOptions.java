package eu.riscale.hub.command.option;

import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import picocli.CommandLine.Option;

/// By which version of the specification a description is judged.
public final class SpecOptions {
  @Option(
      names = "--format-version",
      paramLabel = "WHICH",
      description =
          "Judge as declared (discover) or as converted to the newest format (latest);"
              + " default: discover.")
  private FormatVersion formatVersion = FormatVersion.DISCOVER;

  public FormatVersion formatVersion() {
    return formatVersion;
  }
}
