package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.json.DescriptionSchemaJson;
import eu.riscale.hub.report.json.ReportSchema;
import eu.riscale.hub.spec.resource.ResourceFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// `hub schema`: what others check hub's files and descriptions with.
public final class SchemaCommand {
  private static final String REPORT = "report";
  private static final String RDF = "rdf";
  private static final String NEWEST = "0.5";

  /// The formats of models that have a schema, by their series.
  private static final Map<String, ResourceFormat> MODELS =
      Map.of("0.4", ResourceFormat.MODEL_0_4, NEWEST, ResourceFormat.MODEL_0_5);

  private final CommandSpec self;

  private final Given<String> what =
      Given.argument(
              0,
              "WHAT",
              "report: the JSON report, a line of the jsonl report, and the JSON of hub report"
                  + " diff; rdf: descriptions, for editors.")
          .offering(List.of(REPORT, RDF));

  private final Given<String> version =
      Given.option(
              String.class,
              "--format-version",
              "VERSION",
              "With rdf: 0.5, models of that format and other resources of 0.3; or 0.4, with 0.2"
                  + " (default: 0.5).")
          .offering(List.of("0.4", NEWEST));

  public SchemaCommand() {
    self =
        Command.of(
                "schema",
                this::call,
                "Print the JSON Schema of what hub writes, or of what it reads.")
            .with(what, version)
            .example("The schema of the JSON report:", "hub schema report")
            .example("That of descriptions, for an editor:", "hub schema rdf > rdf.schema.json")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws IOException {
    self.commandLine().getOut().print(text());
    return ExitStatus.OK;
  }

  private String text() throws IOException {
    return switch (what.or("")) {
      case REPORT -> {
        if (version.get() != null) {
          throw version.wrong("--format-version is for rdf; reports have one format.");
        }
        yield ReportSchema.text();
      }
      case RDF -> {
        ResourceFormat format = MODELS.get(version.or(NEWEST));
        if (format == null) {
          throw version.wrong("--format-version " + version.get() + ": use 0.4 or 0.5.");
        }
        yield DescriptionSchemaJson.text(format);
      }
      default -> throw what.wrong("There is no schema '" + what.get() + "': use report or rdf.");
    };
  }
}
