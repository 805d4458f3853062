package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.rule.file.FileRules;
import eu.riscale.hub.spec.rule.file.NothingPrivate;
import eu.riscale.hub.spec.secret.Secrets;
import eu.riscale.hub.spec.yaml.NodePlaces;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says whether one description is right: finds out its type and version, decodes it and holds it
/// against the rules. What a collection lists are descriptions of their own.
final class DescriptionValidator {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
          Finding::span,
          Comparator.nullsLast(Comparator.comparingInt(Span::line).thenComparingInt(Span::column)));

  private DescriptionValidator() {}

  /// Judges a file that was read before, but not what a collection lists.
  static Validation alone(YamlDocument document) {
    Findings out = new Findings();
    out.addAll(document.findings());
    Bug.guard(
        NothingPrivate.class,
        RdfPath.ROOT,
        out,
        () -> NothingPrivate.checkDescription(document.text(), out));
    YamlNode root = document.root();
    if (root == null) {
      return new Validation(document, Optional.empty(), Optional.empty(), located(document, out));
    }
    if (!(root instanceof YamlMapping fields)) {
      out.add(
          Finding.of(HeaderCodes.NOT_A_DESCRIPTION, RdfPath.ROOT, "Found " + root.describe() + ".")
              .expected("named fields such as type, format_version and name"));
      return new Validation(document, Optional.empty(), Optional.empty(), located(document, out));
    }
    Optional<Header> header = Header.read(fields, out);
    Decoded<ResourceDescr> description =
        header
            .map(read ->
                ResourceDecoders.of(read.format(), read.version())
                    .guarded(fields, RdfPath.ROOT, new Reading(out, RuleCatalog::check)))
            .orElse(Decoded.broken());
    return new Validation(
        document,
        header.map(Header::format),
        description.isBroken() ? Optional.empty() : Optional.of(description.get()),
        located(document, out));
  }

  /// Adds what is to be said about the files that a description names, where all of it could be
  /// read.
  static Validation withFiles(Validation alone, FileLookup files) {
    if (alone.description().isEmpty()) {
      return alone;
    }
    Findings out = new Findings();
    ResourceDescr description = alone.description().get();
    Bug.guard(
        FileRules.class, RdfPath.ROOT, out, () -> RuleCatalog.FILES.check(description, files, out));
    return with(alone, out.list());
  }

  /// Adds what was found besides, each at its place.
  static Validation with(Validation alone, List<Finding> further) {
    if (further.isEmpty()) {
      return alone;
    }
    Findings out = new Findings();
    out.addAll(alone.findings());
    out.addAll(further);
    YamlDocument document = alone.document();
    return new Validation(document, alone.judgedAs(), alone.description(), located(document, out));
  }

  private static List<Finding> located(YamlDocument document, Findings out) {
    NodePlaces places = new NodePlaces(document.root());
    List<String> secrets = Secrets.valuesIn(document.text());
    List<Finding> located = new ArrayList<>();
    for (Finding told : out.list()) {
      Finding finding = told.without(secrets);
      Span span = finding.span() == null ? places.find(finding.path()) : finding.span();
      located.add(span == null ? finding : finding.at(span));
    }
    located.sort(BY_PLACE);
    return List.copyOf(located);
  }
}
