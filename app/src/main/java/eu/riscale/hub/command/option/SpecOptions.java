package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import picocli.CommandLine.Model.CommandSpec;

/// By which version of the specification a description is judged.
public final class SpecOptions implements Part {
  private final Given<FormatVersion> formatVersion =
      Given.option(
          FormatVersion.class,
          "--format-version",
          "WHICH",
          "Judge as declared (discover) or as converted to the newest format (latest);"
              + " default: discover.");

  @Override
  public void addTo(CommandSpec command) {
    formatVersion.addTo(command);
  }

  public FormatVersion formatVersion() {
    return formatVersion.or(FormatVersion.DISCOVER);
  }
}
