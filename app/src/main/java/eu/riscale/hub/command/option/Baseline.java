package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.report.read.ReportReader;
import eu.riscale.hub.report.read.UnreadableReport;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ShownFindings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The findings of an earlier JSON report, by their sources.
final class Baseline {
  private final Map<String, KnownFinding.All> bySource = new HashMap<>();

  private Baseline(List<ResourceResult> results) {
    results.forEach(result -> bySource.put(key(result.described().source()), known(result)));
  }

  /// @throws UnreadableReport where it is no report of hub
  static Baseline read(String file) throws UnreadableReport {
    return new Baseline(ReportReader.read(file).list());
  }

  /// What is known of a source, which need not be written just as it was then.
  KnownFinding.All of(String source) {
    return bySource.getOrDefault(key(source), KnownFinding.All.NONE);
  }

  /// `./a/rdf.yaml`, `a/` and `a` are one source.
  private static String key(String source) {
    String path = source.replace('\\', '/').replaceFirst("/+$", "");
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path.replaceFirst("(^|/)(rdf|bioimageio|model)\\.ya?ml$", "");
  }

  /// A report lists the first of each kind, and counts the others.
  private static KnownFinding.All known(ResourceResult result) {
    ShownFindings shown = ShownFindings.of(result.findings());
    return new KnownFinding.All(
        shown.first().stream().map(Baseline::known).toList(),
        shown.more().stream()
            .map(more -> new KnownFinding.More(more.code().slug(), more.count()))
            .toList());
  }

  private static KnownFinding known(Finding finding) {
    return new KnownFinding(finding.code().slug(), finding.path(), finding.message());
  }
}
