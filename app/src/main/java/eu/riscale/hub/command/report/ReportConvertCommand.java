package eu.riscale.hub.command.report;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.ReportFormat;
import eu.riscale.hub.command.ReportOutput;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.report.read.ReportReader;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/// `hub report convert`: writes the report of an earlier run in another format.
final class ReportConvertCommand {
  private final CommandSpec self;

  private final Given<String> format =
      Given.argument(
              0,
              "FORMAT[=FILE]",
              "What to write: ${COMPLETION-CANDIDATES}. Without FILE it goes to standard output.")
          .offering(ReportFormat.WORDS);

  private final Given<String> file = Given.argument(1, "REPORT", "A JSON report.");

  ReportConvertCommand() {
    self =
        Command.of(
                "convert",
                this::call,
                "Write a JSON report in another format, as the run itself would have; a page has no"
                    + " pictures.",
                "Whatever the report says, the exit status is 0 where it could be written.")
            .with(format, file)
            .example(
                "For a CI system that shows results of tests:",
                "hub report convert junit=report.xml report.json")
            .spec();
  }

  CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    ReportOutput output;
    try {
      output = ReportOutput.of(format.or(""));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("^--report ", "FORMAT ");
      throw format.wrong(message, e);
    }
    if (!output.isStdout()) {
      output.path();
    }
    Results results = ReportReader.read(file.or(""));
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
