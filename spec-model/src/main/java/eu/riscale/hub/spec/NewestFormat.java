package eu.riscale.hub.spec;

import eu.riscale.hub.spec.convert.Generic02To03;
import eu.riscale.hub.spec.convert.Model04To05;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.NodePlaces;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges descriptions as converted to the newest format of their type. One that is wrong in its
/// own format, or in its newest already, is judged as it is.
public final class NewestFormat {

  private final Validation declared;
  private final YamlMapping written;
  private final FormatVersion version;
  private final HelpOf help;
  private final Findings out = new Findings();

  /// Adds help to what is found in the newer form.
  @FunctionalInterface
  private interface HelpOf {
    List<Finding> added(
        YamlMapping written, ResourceFormat format, YamlMapping newer, List<Finding> found);
  }

  private NewestFormat(
      Validation declared, YamlMapping written, FormatVersion version, HelpOf help) {
    this.declared = declared;
    this.written = written;
    this.version = version;
    this.help = help;
  }

  /// Converts a description and judges what comes out.
  ///
  /// @param declared the verdict on the description in its own format, without its files
  public static Validation judge(Validation declared) {
    return judge(declared, (written, format, newer, found) -> found);
  }

  /// The same, with what to write so that a finding goes away.
  ///
  /// @param files those beside the description
  public static Validation helped(Validation declared, FileLookup files) {
    return judge(declared, new NewestHelp(files, NewestFormat::found)::added);
  }

  private static List<Finding> found(YamlMapping written) {
    YamlDocument document = new YamlDocument("", written, List.of());
    return judge(DescriptionValidator.alone(document)).findings();
  }

  private static Validation judge(Validation declared, HelpOf help) {
    Optional<FormatVersion> version = declared.formatVersion().flatMap(FormatVersion::parse);
    boolean usable = declared.isValid() && declared.description().isPresent();
    return usable
            && version.isPresent()
            && declared.document().root() instanceof YamlMapping written
        ? new NewestFormat(declared, written, version.get(), help)
            .guarded(declared.description().get())
        : declared;
  }

  /// A conversion at which hub fails leaves the verdict on what is declared.
  private Validation guarded(ResourceDescr resource) {
    try {
      return judged(resource);
    } catch (RuntimeException | StackOverflowError e) {
      return DescriptionValidator.with(
          declared, List.of(Bug.of(NewestFormat.class, RdfPath.ROOT, e)));
    }
  }

  private Validation judged(ResourceDescr resource) {
    return switch (resource) {
      case ResourceDescr.Model04(var model) ->
          judged(ResourceFormat.MODEL_0_5, Model04To05.convert(model, written, version, out));
      case ResourceDescr.Generic02 older -> judged(ResourceFormat.GENERIC_0_3, generic());
      case ResourceDescr.Application02 older -> judged(ResourceFormat.APPLICATION_0_3, generic());
      case ResourceDescr.Dataset02 older -> judged(ResourceFormat.DATASET_0_3, generic());
      case ResourceDescr.Notebook02 older -> judged(ResourceFormat.NOTEBOOK_0_3, generic());
      case ResourceDescr.Collection02 older -> judged(ResourceFormat.COLLECTION_0_3, generic());
      case ResourceDescr.Model05 newest -> declared;
      case ResourceDescr.Generic03 newest -> declared;
      case ResourceDescr.Application03 newest -> declared;
      case ResourceDescr.Dataset03 newest -> declared;
      case ResourceDescr.Notebook03 newest -> declared;
      case ResourceDescr.Collection03 newest -> declared;
    };
  }

  private YamlMapping generic() {
    return Generic02To03.convert(written, version, out);
  }

  /// Findings are about the newer form, and point at the places in the file as it is written.
  private Validation judged(ResourceFormat format, YamlMapping newer) {
    Decoded<ResourceDescr> decoded =
        ResourceDecoders.of(format, format.newest())
            .guarded(newer, RdfPath.ROOT, new Reading(out, RuleCatalog::check));
    NodePlaces places = new NodePlaces(newer);
    List<Finding> located = new ArrayList<>();
    List<Finding> all = new ArrayList<>(help.added(written, format, newer, out.list()));
    all.addAll(out.parts().findings());
    for (Finding finding : all) {
      Span span = finding.span() == null ? places.find(finding.path()) : finding.span();
      located.add(span == null ? finding : finding.at(span));
    }
    return new Validation(
        declared.document(),
        Optional.of(format),
        DescriptionValidator.readable(decoded, out),
        located);
  }
}
