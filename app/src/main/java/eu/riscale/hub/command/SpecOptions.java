package eu.riscale.hub.command;

import java.util.Locale;
import picocli.CommandLine.Option;

/// By which version of the specification a description is judged.
final class SpecOptions {
  /// As declared, or as converted to the newest.
  enum FormatVersion {
    DISCOVER,
    LATEST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format-version",
      paramLabel = "WHICH",
      description =
          "Judge as declared (discover) or as converted to the newest format (latest);"
              + " default: discover.")
  private FormatVersion formatVersion = FormatVersion.DISCOVER;

  boolean latest() {
    return formatVersion == FormatVersion.LATEST;
  }
}
