package eu.riscale.hub.command.report;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.ReportOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.read.MergedReports;
import eu.riscale.hub.report.read.ReportReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub report merge`: makes one report of those of parallel jobs.
final class ReportMergeCommand {
  private final CommandSpec self;
  private final ReportOptions report = new ReportOptions();

  private final Given<List<String>> files =
      Given.arguments(
          1,
          String.class,
          "FILE",
          "A JSON report. Where two have the same source, the later FILE is believed, and hub says"
              + " so.");

  ReportMergeCommand() {
    self =
        Command.of(
                "merge",
                this::call,
                "Make one report of the JSON reports of parallel jobs, as if one run had made it.",
                "The exit status is that of such a run.")
            .with(report, files)
            .example(
                "One page of the reports of two machines:",
                "hub report merge --report html=all.html part-1.json part-2.json")
            .spec();
  }

  CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    report.check();
    List<MergedReports.Named> all = new ArrayList<>();
    for (String file : files.or(List.of())) {
      all.add(new MergedReports.Named(file, ReportReader.read(file)));
    }
    Results merged;
    try {
      merged = MergedReports.of(all, report::say);
    } catch (IllegalArgumentException e) {
      throw files.wrong(String.valueOf(e.getMessage()), e);
    }
    boolean whole = report.write(merged);
    int status = ExitStatus.of(merged.list(), merged.failOn());
    return Math.max(status, whole ? ExitStatus.OK : ExitStatus.ENGINE);
  }
}
