package eu.riscale.hub.command;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.report.read.ReportReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub report convert`: writes the report of an earlier run in another format.
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Write a JSON report in another format, as the run itself would have; a page has no"
          + " pictures.",
      "Whatever the report says, the exit status is 0 where it could be written."
    },
    footer = {
      "For a CI system that shows results of tests:",
      "  hub report convert junit=report.xml report.json",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class ReportConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT[=FILE]",
      completionCandidates = ReportFormat.Words.class,
      description =
          "What to write: ${COMPLETION-CANDIDATES}. Without FILE it goes to standard output.")
  private String format;

  @Parameters(index = "1", paramLabel = "REPORT", description = "A JSON report.")
  private String file;

  @Override
  public Integer call() throws Exception {
    ReportOutput output;
    try {
      output = ReportOutput.of(format);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("^--report ", "FORMAT ");
      throw new ParameterException(self.commandLine(), message, e);
    }
    if (!output.isStdout()) {
      output.path();
    }
    Results results = ReportReader.read(file);
    if (output.isStdout()) {
      PrintWriter out = self.commandLine().getOut();
      output.format().report(Style.PLAIN).write(results, out);
      out.flush();
    } else {
      output.write(results);
    }
    return ExitStatus.OK;
  }
}
