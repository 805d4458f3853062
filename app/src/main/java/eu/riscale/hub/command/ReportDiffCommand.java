package eu.riscale.hub.command;

import eu.riscale.hub.report.diff.DiffFormat;
import eu.riscale.hub.report.diff.ReportDiff;
import eu.riscale.hub.report.read.ReportReader;
import eu.riscale.hub.spec.finding.Severity;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub report diff`: what is better and worse than in an earlier report.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Say what is better and worse in a JSON report than in an earlier one, by source and code.",
      "The exit status is 1 where something is worse."
    },
    footer = {
      "As a comment for a pull request:",
      "  hub report diff --format markdown old.json new.json",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class ReportDiffCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier JSON report.")
  private String older;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later JSON report.")
  private String newer;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to say it: text, json or markdown (default: text).")
  private DiffFormat format = DiffFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Lowest severity of which more findings are worse: error, alert, warning, info (default:"
              + " warning).")
  private Severity failOn = Severity.WARNING;

  @Override
  public Integer call() throws Exception {
    ReportDiff diff = ReportDiff.of(ReportReader.read(older), ReportReader.read(newer), failOn);
    self.commandLine().getOut().print(format.of(diff));
    return diff.isWorse() ? ExitStatus.FINDINGS : ExitStatus.OK;
  }
}
