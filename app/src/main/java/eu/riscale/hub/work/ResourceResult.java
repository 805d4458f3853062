package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.run.RunCodes;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What hub found out about one source.
///
/// @param source as given on the command line
/// @param file the description inside it, as a name relative to the source; empty where none was
///   found
/// @param facts what the description says of itself
/// @param text the description as written, for excerpts; empty where it could not be read
/// @param findings about the description and its files
/// @param tests one per weights entry and test
/// @param inspection what there is to show of it; empty unless that was asked for
/// @param packed the package that was made; empty where none was
/// @param consumers which software can use it, of that which was asked for
public record ResourceResult(
    String source,
    String file,
    Facts facts,
    Status status,
    String text,
    List<Finding> findings,
    List<WeightsTest> tests,
    Optional<Inspection> inspection,
    Optional<Packed> packed,
    List<Verdict> consumers) {

  /// Without a package or verdicts on software.
  public ResourceResult(
      String source,
      String file,
      Facts facts,
      Status status,
      String text,
      List<Finding> findings,
      List<WeightsTest> tests,
      Optional<Inspection> inspection) {
    this(
        source,
        file,
        facts,
        status,
        text,
        findings,
        tests,
        inspection,
        Optional.empty(),
        List.of());
  }

  /// What a description says of itself; empty where it does not say, or cannot be read.
  ///
  /// @param validatedAs the format version by whose rules it was judged
  public record Facts(
      String type,
      String formatVersion,
      String validatedAs,
      String name,
      String id,
      String version) {
    public static final Facts NONE = new Facts("", "", "", "", "", "");
  }

  /// The verdict on one source.
  public enum Status {
    VALID,
    INVALID,
    PASSED,
    FAILED,
    UNREADABLE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A source that could not be read at all.
  public static ResourceResult unreadable(String source, Finding why) {
    return new ResourceResult(
        source, "", Facts.NONE, Status.UNREADABLE, "", List.of(why), List.of(), Optional.empty());
  }

  /// @param why such as `it is no zip.`
  static ResourceResult unreadable(String source, String why) {
    return unreadable(
        source, Finding.of(WorkCodes.SOURCE_UNREADABLE, RdfPath.ROOT, source + ": " + why));
  }

  /// The same source after its weights were tested: passed where something ran and nothing failed.
  ResourceResult withTests(List<WeightsTest> run) {
    boolean failed = run.stream().anyMatch(test -> test.status() == WeightsTest.Status.FAILED);
    boolean passed = run.stream().anyMatch(test -> test.status() == WeightsTest.Status.PASSED);
    return copy(failed || !passed ? Status.FAILED : Status.PASSED, findings, run);
  }

  /// The same source with further findings, and failed.
  ResourceResult failed(List<Finding> further) {
    return copy(Status.FAILED, and(further), tests);
  }

  /// The same source with what there is to show of it, and what was found while that was gathered.
  ResourceResult inspected(Inspection shown, List<Finding> further) {
    List<Finding> all = and(further);
    boolean wrong = all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    Status judged = wrong ? Status.INVALID : status;
    return new ResourceResult(
        source, file, facts, judged, text, all, tests, Optional.of(shown), packed, consumers);
  }

  /// The same source with verdicts on software.
  ResourceResult withConsumers(List<Verdict> verdicts) {
    return new ResourceResult(
        source, file, facts, status, text, findings, tests, inspection, packed, verdicts);
  }

  /// An array, which is not a part of any description.
  static ResourceResult array(String source, Inspection shown) {
    return new ResourceResult(
        source, "", Facts.NONE, Status.VALID, "", List.of(), List.of(), Optional.of(shown));
  }

  /// The same source, judged by these findings.
  ResourceResult judged(List<Finding> by, boolean valid) {
    return copy(valid ? Status.VALID : Status.INVALID, by, tests);
  }

  /// The same source with further findings; failed where one of them is an error.
  ResourceResult withFindings(List<Finding> further) {
    boolean error = further.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return copy(error ? Status.FAILED : status, and(further), tests);
  }

  ResourceResult withPackage(Packed made) {
    return new ResourceResult(
        source,
        file,
        facts,
        status,
        text,
        findings,
        tests,
        inspection,
        Optional.of(made),
        consumers);
  }

  private List<Finding> and(List<Finding> further) {
    return Stream.concat(findings.stream(), further.stream()).toList();
  }

  private ResourceResult copy(Status verdict, List<Finding> found, List<WeightsTest> run) {
    return new ResourceResult(
        source, file, facts, verdict, text, found, run, inspection, packed, consumers);
  }

  /// Whether any finding, on the description or on a test, is at least that severe.
  public boolean hasFindingsAt(Severity level) {
    return everyFinding().anyMatch(finding -> finding.severity().compareTo(level) >= 0);
  }

  /// Whether an engine or device that was asked for could not be had.
  public boolean lacksWhatWasAskedFor() {
    return everyFinding()
        .map(Finding::code)
        .anyMatch(
            code -> code.equals(RunCodes.ENGINE_MISSING) || code.equals(RunCodes.DEVICE_MISSING));
  }

  /// Whether hub itself failed on this source.
  public boolean showsBug() {
    return everyFinding().anyMatch(finding -> finding.code().equals(WorkCodes.BUG));
  }

  private Stream<Finding> everyFinding() {
    return Stream.concat(
        findings.stream(), tests.stream().flatMap(test -> test.findings().stream()));
  }
}
