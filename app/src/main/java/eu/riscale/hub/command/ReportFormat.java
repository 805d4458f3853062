package eu.riscale.hub.command;

import eu.riscale.hub.report.FolderReport;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.report.TextReport;
import eu.riscale.hub.report.ci.ConciseReport;
import eu.riscale.hub.report.ci.GithubReport;
import eu.riscale.hub.report.ci.JunitReport;
import eu.riscale.hub.report.ci.MarkdownReport;
import eu.riscale.hub.report.html.HtmlReport;
import eu.riscale.hub.report.json.BioimageioReport;
import eu.riscale.hub.report.json.CompatReport;
import eu.riscale.hub.report.json.JsonLinesReport;
import eu.riscale.hub.report.json.JsonReport;
import eu.riscale.hub.report.json.SarifReport;
import eu.riscale.hub.report.json.TestSummaryReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The formats that `--report` takes, and the only list of them.
public enum ReportFormat {
  TEXT("text", "For a person at a terminal."),
  JSON("json", "Everything that hub knows, for programs."),
  JSONL("jsonl", "The same, one line for each source as soon as it is done."),
  HTML("html", "A page for the browser that needs no network and no script."),
  CONCISE("concise", "A line for each finding, `path:line:col: severity code message`."),
  JUNIT("junit", "JUnit's XML, which CI systems show as results of tests."),
  SARIF("sarif", "SARIF 2.1.0, which code hosts and editors show beside the lines."),
  GITHUB("github", "Workflow commands, of which GitHub makes marks in pull requests."),
  MARKDOWN("markdown", "A summary for the page of a CI job or a comment."),
  BIOIMAGEIO("bioimageio", "The summary that the pages of the hubs show beside a model."),
  TEST_SUMMARY("test-summary", "The summaries of community partners; FILE is a folder."),
  COMPAT("compat", "The collection's files on the software of `--for`; FILE is a folder.");

  /// After `--report`, as the help text lists it.
  public static final Iterable<String> WORDS = () -> words().iterator();

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
  public Report report(Style style) {
    return switch (this) {
      case TEXT -> new TextReport(style);
      case JSON -> new JsonReport();
      case JSONL -> new JsonLinesReport();
      case HTML -> new HtmlReport();
      case CONCISE -> new ConciseReport();
      case JUNIT -> new JunitReport();
      case SARIF -> new SarifReport();
      case GITHUB -> new GithubReport();
      case MARKDOWN -> new MarkdownReport();
      case BIOIMAGEIO -> new BioimageioReport();
      case TEST_SUMMARY -> new TestSummaryReport();
      case COMPAT -> new CompatReport();
    };
  }

  /// Whether it is several files in a folder.
  boolean isFolder() {
    return report(Style.PLAIN) instanceof FolderReport;
  }

  static Optional<ReportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }
}
