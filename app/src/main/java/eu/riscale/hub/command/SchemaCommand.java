package eu.riscale.hub.command;

import eu.riscale.hub.report.json.ReportSchema;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub schema`: what others check hub's files with.
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the JSON Schema (2020-12) of what hub writes.",
    footer = {
      "The schema of the JSON report:",
      "  hub schema report",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Parameters(
      paramLabel = "WHAT",
      completionCandidates = What.class,
      description =
          "report: the JSON report, a line of the jsonl report, and the JSON of hub report diff.")
  private String what;

  @Override
  public Integer call() throws IOException {
    if (!what.equals("report")) {
      throw new ParameterException(
          self.commandLine(), "There is no schema '" + what + "': use report.");
    }
    self.commandLine().getOut().print(ReportSchema.text());
    return ExitStatus.OK;
  }

  /// What there is a schema of.
  static final class What implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("report").iterator();
    }
  }
}
