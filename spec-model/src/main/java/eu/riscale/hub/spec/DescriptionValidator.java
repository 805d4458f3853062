package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.FieldWatch;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.RecordRules;
import eu.riscale.hub.spec.edit.PlainSource;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.help.Help;
import eu.riscale.hub.spec.help.MeantFiles;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.rule.file.FileRules;
import eu.riscale.hub.spec.rule.file.NothingPrivate;
import eu.riscale.hub.spec.secret.Secrets;
import eu.riscale.hub.spec.secret.Spot;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.Brackets;
import eu.riscale.hub.spec.yaml.NodePlaces;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Says whether one description is right: finds out its type and version, decodes it and holds it
/// against the rules. What a collection lists are descriptions of their own.
final class DescriptionValidator {
  /// In the order of the file; what waits for other parts comes last.
  private static final Comparator<Finding> BY_PLACE = DescriptionValidator::byPlace;

  private DescriptionValidator() {}

  /// Written out, because the classes that `Comparator` makes of others cost every start.
  private static int byPlace(Finding one, Finding other) {
    int waiting = Boolean.compare(isWaiting(one), isWaiting(other));
    return waiting == 0 ? byPlace(one.span(), other.span()) : waiting;
  }

  /// What has no place comes after what has one.
  private static int byPlace(@Nullable Span one, @Nullable Span other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    int line = Integer.compare(one.line(), other.line());
    return line == 0 ? Integer.compare(one.column(), other.column()) : line;
  }

  /// Judges a file that was read before, but not what a collection lists.
  static Validation alone(YamlDocument document) {
    return judged(document, (fields, found) -> found);
  }

  /// The same, with what to write so that a finding goes away.
  static Validation helped(YamlDocument document, FileLookup files) {
    return judged(document, (fields, found) -> withHelp(fields, files, found));
  }

  private static Validation judged(
      YamlDocument document, BiFunction<YamlMapping, List<Finding>, List<Finding>> help) {
    Findings out = new Findings();
    out.addAll(document.findings());
    List<Spot> secrets = Secrets.in(document.text());
    Bug.guard(
        NothingPrivate.class,
        RdfPath.ROOT,
        out,
        () -> NothingPrivate.checkDescription(document.text(), secrets, out));
    YamlNode root = document.root();
    if (root == null) {
      return new Validation(
          document, Optional.empty(), Optional.empty(), located(document, secrets, out));
    }
    if (!(root instanceof YamlMapping fields)) {
      out.add(
          Finding.of(HeaderCodes.NOT_A_DESCRIPTION, RdfPath.ROOT, "Found " + root.describe() + ".")
              .expected("named fields such as type, format_version and name")
              .hint(
                  root instanceof YamlSequence list
                          && list.items().size() == 1
                          && list.items().getFirst() instanceof YamlMapping
                      ? "Remove the dash before the first field, and let all fields start in one"
                          + " column."
                      : "Name the file that holds the description, such as an rdf.yaml."));
      return new Validation(
          document, Optional.empty(), Optional.empty(), located(document, secrets, out));
    }
    Findings told = new Findings();
    Optional<Header> header = Header.read(fields, told);
    Decoded<ResourceDescr> description =
        decoded(fields, header, new Reading(told, RuleCatalog::check));
    Findings all = new Findings(told.parts());
    all.addAll(out.list());
    SamplesLeft.check(fields, all);
    all.addAll(help.apply(fields, SharedIds.toldOnce(fields, told)));
    return new Validation(
        document,
        header.map(Header::format),
        readable(description, told, header.filter(Header::isGuessed).isPresent()),
        located(document, secrets, all));
  }

  private static Decoded<ResourceDescr> decoded(
      YamlMapping fields, Optional<Header> header, Reading out) {
    return header
        .map(read ->
            ResourceDecoders.of(read.format(), read.version())
                .guarded(read.isGuessed() ? read.in(fields) : fields, RdfPath.ROOT, out))
        .orElse(Decoded.broken());
  }

  /// The files that are named by parts which can be read; nothing else is judged.
  static List<ReferencedFile> files(YamlDocument document) {
    if (!(document.root() instanceof YamlMapping fields)) {
      return List.of();
    }
    return read(fields, RecordRules.NONE, new Findings())
        .map(ReadDescription::files)
        .orElse(List.of());
  }

  private static Optional<ReadDescription> read(
      YamlMapping fields, RecordRules rules, Findings out) {
    Optional<Header> header = Header.read(fields, out);
    return readable(decoded(fields, header, new Reading(out, rules)), out);
  }

  private static Optional<MeantFiles.Read> meant(YamlMapping fields) {
    Findings out = new Findings();
    return read(fields, RuleCatalog::check, out)
        .map(read -> new MeantFiles.Read(read.descr(), read.broken(), out.list()));
  }

  /// With what to write so that each goes away. Where hub fails at that, there is no help.
  private static List<Finding> withHelp(YamlMapping fields, FileLookup files, List<Finding> found) {
    try {
      return Help.added(fields, files, found, DescriptionValidator::found);
    } catch (RuntimeException | StackOverflowError e) {
      List<Finding> all = new ArrayList<>(found);
      all.add(Bug.of(RdfPath.ROOT, e));
      return all;
    }
  }

  private static List<Finding> found(YamlMapping fields) {
    Findings out = new Findings();
    decoded(fields, Header.read(fields, out), new Reading(out, RuleCatalog::check));
    return SharedIds.toldOnce(fields, out);
  }

  /// Shows what is asked of a description that is decoded, and tells what was found; no rule is
  /// asked.
  static List<Finding> watched(YamlMapping fields, FieldWatch watch) {
    Findings out = new Findings();
    decoded(fields, Header.read(fields, out), new Reading(out, RecordRules.NONE, watch));
    return out.list();
  }

  /// Adds what is to be said about the files that a description names where it could be read.
  static Validation withFiles(Validation alone, FileLookup files) {
    if (alone.readable().isEmpty()) {
      return alone;
    }
    Optional<MeantFiles> meant = meant(alone, alone.readable().get());
    ReadDescription read =
        meant
            .map(found -> new ReadDescription(found.read().descr(), found.read().broken(), false))
            .orElse(alone.readable().get());
    Findings out = new Findings(read.broken());
    Bug.guard(
        FileRules.class,
        RdfPath.ROOT,
        out,
        () -> RuleCatalog.FILES.check(read.descr(), files, out));
    Validation again = alone.read(read);
    Validation derived = DerivedSizes.waiting(SizesBeyond.toldOnce(again, out), out);
    Validation once = OutsideFiles.toldOnce(derived, out);
    List<Finding> told = new ArrayList<>(out.list());
    told.replaceAll(finding -> PlainSource.written(alone.document().root(), finding));
    return with(once, meant.map(found -> found.placed(told)).orElse(told));
  }

  /// The files that are named in a form which their fields do not have.
  private static Optional<MeantFiles> meant(Validation alone, ReadDescription read) {
    if (read.isWhole()
        || !(alone.document().root() instanceof YamlMapping fields)
        || !Header.read(fields, new Findings()).map(Header::format).equals(alone.judgedAs())) {
      return Optional.empty();
    }
    return MeantFiles.of(
        fields,
        alone.findings(),
        new MeantFiles.Read(read.descr(), read.broken(), List.of()),
        DescriptionValidator::meant);
  }

  /// Adds what was found besides, each at its place.
  static Validation with(Validation alone, List<Finding> further) {
    Findings out =
        alone.readable().map(read -> new Findings(read.broken())).orElseGet(Findings::new);
    Set<RdfPath> toldAgain = new HashSet<>();
    out.parts().findings().forEach(waiting -> toldAgain.add(waiting.path()));
    for (Finding finding : alone.findings()) {
      if (!isWaiting(finding) || !toldAgain.contains(finding.path())) {
        out.add(finding);
      }
    }
    out.addAll(further);
    YamlDocument document = alone.document();
    List<Spot> secrets = Secrets.in(document.text());
    return new Validation(
        document, alone.judgedAs(), alone.readable(), located(document, secrets, out));
  }

  static Optional<ReadDescription> readable(Decoded<ResourceDescr> description, Findings out) {
    return readable(description, out, false);
  }

  /// @param isGuessed whether the description itself does not say what it is
  private static Optional<ReadDescription> readable(
      Decoded<ResourceDescr> description, Findings out, boolean isGuessed) {
    boolean whole = !description.isBroken() && !isGuessed;
    return Decoded.haveValues(description)
        ? Optional.of(new ReadDescription(description.get(), out.parts(), whole))
        : Optional.empty();
  }

  private static boolean isWaiting(Finding finding) {
    return finding.code().equals(BrokenParts.NOT_JUDGED);
  }

  private static List<Finding> located(YamlDocument document, List<Spot> secrets, Findings out) {
    Set<Finding> all = new LinkedHashSet<>(out.list()); // A field may be read in two ways.
    all.addAll(out.parts().findings());
    if (all.isEmpty()) {
      return List.of();
    }
    NodePlaces places = new NodePlaces(document.root());
    Brackets brackets = new Brackets(document);
    List<String> hidden = Secrets.values(secrets, document.text());
    List<Finding> located = new ArrayList<>();
    for (Finding told : all) {
      Finding finding = told.without(hidden);
      Span span = finding.span() == null ? places.find(finding.path()) : finding.span();
      Finding fitted = brackets.fitted(finding);
      located.add(span == null ? fitted : fitted.at(span));
    }
    located.sort(BY_PLACE);
    return List.copyOf(located);
  }
}
