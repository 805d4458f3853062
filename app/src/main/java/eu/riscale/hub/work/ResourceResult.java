package eu.riscale.hub.work;

import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.policy.Judged;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Refusal;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What hub found out about one source.
///
/// @param findings about the description and its files
/// @param hidden those that are not told, because somebody asked for that
/// @param seconds how long it took, to thousandths; 0 where that was not measured
public record ResourceResult(
    Described described,
    List<Finding> findings,
    Outcome outcome,
    List<HiddenFinding> hidden,
    double seconds) {

  private static final Set<String> BEYOND_THIS_MACHINE =
      Set.of(
          RunCodes.ENGINE_MISSING.slug(),
          RunCodes.DEVICE_MISSING.slug(),
          RunCodes.DEVICE_MEMORY.slug(),
          PackageCodes.NOT_WRITABLE.slug(),
          WorkCodes.NOT_CHANGED.slug(),
          WorkCodes.LOCALE_UNFIT.slug(),
          WorkCodes.PROCESS_UNUSABLE.slug(),
          RunCodes.ENGINE_UNUSABLE.slug());

  private static final Set<String> ENDED_EARLY =
      Set.of(
          WorkCodes.PROCESS_ENDED.slug(),
          WorkCodes.TIME_LIMIT.slug(),
          WorkCodes.MEMORY_LIMIT.slug());

  /// Of which nothing is hidden.
  public ResourceResult(Described described, List<Finding> findings, Outcome outcome) {
    this(described, findings, outcome, List.of());
  }

  /// One that was not measured.
  public ResourceResult(
      Described described, List<Finding> findings, Outcome outcome, List<HiddenFinding> hidden) {
    this(described, findings, outcome, hidden, 0);
  }

  /// As far as what is said after all results needs it, where the whole was told already and only
  /// the description was judged: one finding of each code and severity, of which the first of the
  /// most severe ones has its message.
  public ResourceResult shortened() {
    return switch (outcome) {
      case Outcome.Validated validated ->
          new ResourceResult(
              described.withoutText(),
              OneOfEach.of(findings),
              new Outcome.Validated(List.of()),
              List.of(),
              seconds);
      case Outcome.Unreadable unreadable -> this;
      case Outcome.Unchecked unchecked -> this;
      case Outcome.Inspected inspected -> this;
      case Outcome.Tested tested -> this;
      case Outcome.Packaged packaged -> this;
      case Outcome.NotPackaged none -> this;
    };
  }

  /// The verdict on one source.
  public enum Status {
    VALID,
    INVALID,
    PASSED,
    FAILED,
    /// This machine cannot run what was to be tested, and nothing that ran has failed.
    UNTESTED,
    UNREADABLE,
    UNCHECKED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A source that could not be read at all.
  public static ResourceResult unreadable(String source, Finding why) {
    return new ResourceResult(Described.unread(source), List.of(why), new Outcome.Unreadable());
  }

  /// @param why such as `it is no zip.`
  public static ResourceResult unreadable(String source, String why) {
    return unreadable(source, new Refusal(why, ""));
  }

  static ResourceResult unreadable(String source, Refusal why) {
    return unreadable(
        source,
        Finding.of(WorkCodes.SOURCE_UNREADABLE, RdfPath.ROOT, source + ": " + why.sentence())
            .hint(
                why.hint()
                    .orElse(
                        "Give the folder, zip or rdf.yaml of a model by the name that it has on"
                            + " this machine.")));
  }

  /// @param why what is wrong with its name, or with the locale of this machine
  static ResourceResult unreadable(String source, InvalidPathException why) {
    boolean ofLocale = Reason.isOfLocale(why);
    Code code = ofLocale ? WorkCodes.LOCALE_UNFIT : WorkCodes.SOURCE_UNREADABLE;
    return unreadable(
        source,
        Finding.of(code, RdfPath.ROOT, source + ": " + Reason.of(why) + ".")
            .hint(
                ofLocale
                    ? "Run hub where the locale is UTF-8, such as after 'export LC_ALL=C.UTF-8'."
                    : "Rename the file or folder, without the characters that no path may have."));
  }

  /// A source that hub did not get to before it was ended.
  public static ResourceResult unchecked(String source) {
    return new ResourceResult(Described.unread(source), List.of(), new Outcome.Unchecked());
  }

  /// The same source after more was done with it.
  ResourceResult then(Outcome next, List<Finding> further) {
    return then(next, new Judged(further, List.of()));
  }

  /// The same source after more was done with it.
  ResourceResult then(Outcome next, Judged further) {
    Judged all = new Judged(findings, hidden).and(further);
    return new ResourceResult(described, all.told(), next, all.hidden(), seconds);
  }

  /// The same source and findings, of which something else came.
  public ResourceResult with(Outcome other) {
    return new ResourceResult(described, findings, other, hidden, seconds);
  }

  /// The same, which took that long.
  public ResourceResult after(double duration) {
    double rounded = Math.round(duration * 1000) / 1000.0;
    return new ResourceResult(described, findings, outcome, hidden, rounded);
  }

  /// A description is valid without an error. A model has passed where something ran, nothing
  /// failed, and the tests came to their end.
  public Status status() {
    return switch (outcome) {
      case Outcome.Unreadable unreadable -> Status.UNREADABLE;
      case Outcome.Unchecked unchecked -> Status.UNCHECKED;
      case Outcome.Validated validated -> judged();
      case Outcome.Inspected inspected -> judged();
      case Outcome.Tested tested -> tested(tested);
      case Outcome.Packaged packaged -> Status.VALID;
      case Outcome.NotPackaged none -> Status.FAILED;
    };
  }

  private Status judged() {
    return hasErrors() ? Status.INVALID : Status.VALID;
  }

  /// Whether a finding on the description or its files is an error, whatever its tests found.
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /// Those of its weights; none where it was not tested.
  public List<WeightsTest> tests() {
    return outcome instanceof Outcome.Tested tested ? tested.tests() : List.of();
  }

  private Status tested(Outcome.Tested tested) {
    List<WeightsTest.Status> ends = tested.tests().stream().map(WeightsTest::status).toList();
    if (ends.contains(WeightsTest.Status.FAILED)) {
      return Status.FAILED;
    }
    if (isBeyondThisMachine()) {
      return Status.UNTESTED;
    }
    return tested.end() == Outcome.End.REACHED && ends.contains(WeightsTest.Status.PASSED)
        ? Status.PASSED
        : Status.FAILED;
  }

  /// Whether hub got to it before it was ended; it may not have been able to check it.
  public boolean isReached() {
    return status() != Status.UNCHECKED || !findings.isEmpty();
  }

  /// Whether it is valid or has passed, without a finding at that level or above.
  public boolean isFine(Severity failOn) {
    return switch (status()) {
      case VALID, PASSED -> !hasFindingsAt(failOn);
      case INVALID, FAILED, UNTESTED, UNREADABLE, UNCHECKED -> false;
    };
  }

  /// Whether any finding, on the description or on a test, is at least that severe.
  public boolean hasFindingsAt(Severity level) {
    return everyFinding().anyMatch(finding -> finding.severity().compareTo(level) >= 0);
  }

  /// Whether this machine cannot do what was to be done: an engine or device that was asked for is
  /// not available or lacks memory, an engine that hub brings does not work here, or a package
  /// cannot be put where it was asked for.
  public boolean isBeyondThisMachine() {
    return shows(BEYOND_THIS_MACHINE);
  }

  /// Whether a process that tested it ended before its time, or was ended: in another run, or with
  /// fewer others on the machine, it may not be.
  public boolean isCutOff() {
    return shows(ENDED_EARLY)
        || (outcome instanceof Outcome.Tested tested && tested.end() == Outcome.End.CUT_OFF);
  }

  /// Whether hub itself failed on this source.
  public boolean showsBug() {
    return shows(Set.of(Bug.CODE.slug()));
  }

  private boolean shows(Set<String> codes) {
    return everyFinding().anyMatch(finding -> codes.contains(finding.code().slug()));
  }

  /// Those on the description, and then those on its tests.
  public Stream<Finding> everyFinding() {
    return Stream.concat(
        findings.stream(), tests().stream().flatMap(test -> test.findings().stream()));
  }
}
