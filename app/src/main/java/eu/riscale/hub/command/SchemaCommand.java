package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.json.ReportSchema;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub schema`: what others check hub's files with.
public final class SchemaCommand {
  private static final String REPORT = "report";

  private final CommandSpec self;

  private final Given<String> what =
      Given.argument(
              0,
              "WHAT",
              "report: the JSON report, a line of the jsonl report, and the JSON of hub report"
                  + " diff.")
          .offering(List.of(REPORT));

  public SchemaCommand() {
    self =
        Command.of("schema", this::call, "Print the JSON Schema (2020-12) of what hub writes.")
            .with(what)
            .example("The schema of the JSON report:", "hub schema report")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws IOException {
    if (!what.or("").equals(REPORT)) {
      throw what.wrong("There is no schema '" + what.get() + "': use report.");
    }
    self.commandLine().getOut().print(ReportSchema.text());
    return ExitStatus.OK;
  }
}
