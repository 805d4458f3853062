package eu.riscale.hub.report.read;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads a JSON report into what it was written from.
public final class ReportReader {
  /// The number grows with each field: what is newer may say what this hub would drop.
  private static final int NEWEST = 1;

  private static final Pattern SCHEMA = Pattern.compile("urn:hub:report:(\\d{1,6})(:line)?");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");

  private ReportReader() {}

  /// @param file as it was named
  /// @throws UnreadableReport where it is not there, or no report that this hub can read
  public static Results read(String file) throws UnreadableReport {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new UnreadableReport(file, "it is a folder");
      }
      return results(JsonTree.read(path));
    } catch (IOException e) {
      throw new UnreadableReport(file, Reason.of(e));
    } catch (InvalidPathException e) {
      throw new UnreadableReport(file, Reason.of(e));
    } catch (BrokenReport e) {
      throw new UnreadableReport(file, e.getMessage());
    }
  }

  private static Results results(JsonNode root) throws BrokenReport {
    if (!root.isObject()) {
      throw new BrokenReport("it is no report of hub");
    }
    Part report = new Part(root, "");
    Part tool = report.has("tool") ? report.part("tool") : report;
    if (!tool.text("name").equals("hub") || !report.has("results")) {
      throw new BrokenReport("it is no JSON report of hub");
    }
    checkVersion(report, tool);
    ResultReader reader = new ResultReader(codes(report));
    return new Results(run(report, tool), report.parts("results", reader::result), end(report));
  }

  private static Results.End end(Part report) throws BrokenReport {
    if (report.flag("interrupted")) {
      return Results.End.INTERRUPTED;
    }
    return report.flag("stopped") ? Results.End.STOPPED : Results.End.REACHED;
  }

  private static void checkVersion(Part report, Part tool) throws BrokenReport {
    Matcher schema = SCHEMA.matcher(report.text("schema"));
    if (!schema.matches()) {
      throw new BrokenReport(
          "the hub that wrote it is older than this one and left out what is needed: run it again");
    }
    if (Integer.parseInt(schema.group(1)) > NEWEST) {
      throw new BrokenReport(
          "hub %s, which wrote it, is newer than this one: read it with that hub"
              .formatted(tool.plain("version")));
    }
  }

  private static Run run(Part report, Part tool) throws BrokenReport {
    Part environment = report.part("environment");
    Map<String, List<String>> spec = new TreeMap<>();
    if (tool.has("spec")) {
      Part versions = tool.part("spec");
      for (Map.Entry<String, JsonNode> each : versions.node().properties()) {
        spec.put(each.getKey(), versions.texts(each.getKey()));
      }
    }
    return new Run(
        report.plain("command"),
        report.word("fail_on", List.of(Severity.values()), Severity::word),
        new Run.Environment(
            tool.plain("version"), spec, environment.plain("java"), environment.plain("system")));
  }

  private static Map<String, Code> codes(Part report) throws BrokenReport {
    Map<String, Code> codes = new HashMap<>();
    Part rules = report.part("rules");
    for (String slug : new ArrayList<>(rules.node().propertyNames())) {
      if (!SLUG.matcher(slug).matches()) {
        throw Part.no(rules.at(slug), "named as findings are");
      }
      Part rule = rules.part(slug);
      codes.put(
          slug,
          new Code(
              slug,
              FindingReader.severity(rule),
              rule.text("what"),
              rule.text("why"),
              rule.text("section"),
              rule.text("wrong"),
              rule.text("right")));
    }
    return codes;
  }
}
