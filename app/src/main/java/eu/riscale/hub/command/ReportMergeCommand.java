package eu.riscale.hub.command;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.read.MergedReports;
import eu.riscale.hub.report.read.ReportReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub report merge`: makes one report of those of parallel jobs.
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Make one report of the JSON reports of parallel jobs, as if one run had made it.",
      "The exit status is that of such a run."
    },
    footer = {
      "One page of the reports of two machines:",
      "  hub report merge --report html=all.html part-1.json part-2.json",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class ReportMergeCommand implements Callable<Integer> {
  @Spec private CommandSpec self;
  @Mixin private final ReportOptions report = new ReportOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "A JSON report. Where two have the same source, the later FILE is believed, and hub says"
              + " so.")
  private List<String> files = List.of();

  @Override
  public Integer call() throws Exception {
    report.check();
    List<MergedReports.Named> all = new ArrayList<>();
    for (String file : files) {
      all.add(new MergedReports.Named(file, ReportReader.read(file)));
    }
    Results merged;
    try {
      merged = MergedReports.of(all, report::say);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(self.commandLine(), e.getMessage(), e);
    }
    boolean whole = report.write(merged);
    int status = ExitStatus.of(merged.list(), merged.failOn());
    return Math.max(status, whole ? ExitStatus.OK : ExitStatus.ENGINE);
  }
}
