package eu.riscale.hub.command;

import eu.riscale.hub.report.HtmlReport;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.report.TextReport;
import eu.riscale.hub.report.json.JsonLinesReport;
import eu.riscale.hub.report.json.JsonReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The formats that `--report` takes, and the only list of them.
enum ReportFormat {
  TEXT("text", "For a person at a terminal."),
  JSON("json", "Everything that hub knows, for programs."),
  JSONL("jsonl", "The same, one line for each source as soon as it is done."),
  HTML("html", "A page for the browser that needs no network and no script.");

  private final String word;
  private final String what;

  ReportFormat(String word, String what) {
    this.word = word;
    this.what = what;
  }

  /// What the command line calls it.
  String word() {
    return word;
  }

  /// One sentence: whom or what it is for.
  String what() {
    return what;
  }

  /// @param style of the text report; the others have none
  Report report(Style style) {
    return switch (this) {
      case TEXT -> new TextReport(style);
      case JSON -> new JsonReport();
      case JSONL -> new JsonLinesReport();
      case HTML -> new HtmlReport();
    };
  }

  static Optional<ReportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }
}
