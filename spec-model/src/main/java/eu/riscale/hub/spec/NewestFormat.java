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

  /// What a description says in the newest format of its type.
  ///
  /// @param root as it would be written
  /// @param verdict on it; its places are those of the older description
  public record Newer(YamlMapping root, Validation verdict) {}

  /// Converts a description; empty where it is wrong in its own format or in its newest already.
  ///
  /// @param declared the verdict on the description in its own format, without its files
  public static Optional<Newer> converted(Validation declared) {
    return of(declared, (written, format, newer, found) -> found).flatMap(NewestFormat::newer);
  }

  private static List<Finding> found(YamlMapping written) {
    YamlDocument document = new YamlDocument("", written, List.of());
    return judge(DescriptionValidator.alone(document)).findings();
  }

  private static Validation judge(Validation declared, HelpOf help) {
    return of(declared, help).map(NewestFormat::guarded).orElse(declared);
  }

  private static Optional<NewestFormat> of(Validation declared, HelpOf help) {
    Optional<FormatVersion> version = declared.formatVersion().flatMap(FormatVersion::parse);
    boolean usable = declared.isValid() && declared.description().isPresent();
    return usable
            && version.isPresent()
            && declared.document().root() instanceof YamlMapping written
        ? Optional.of(new NewestFormat(declared, written, version.get(), help))
        : Optional.empty();
  }

  /// A conversion at which hub fails leaves the verdict on what is declared.
  private Validation guarded() {
    try {
      return newer().map(Newer::verdict).orElse(declared);
    } catch (RuntimeException | StackOverflowError e) {
      return DescriptionValidator.with(
          declared, List.of(Bug.of(NewestFormat.class, RdfPath.ROOT, e)));
    }
  }

  private Optional<Newer> newer() {
    return switch (declared.description().orElseThrow()) {
      case ResourceDescr.Model04(var model) ->
          judged(ResourceFormat.MODEL_0_5, Model04To05.convert(model, written, version, out));
      case ResourceDescr.Generic02 older -> generic(ResourceFormat.GENERIC_0_3);
      case ResourceDescr.Application02 older -> generic(ResourceFormat.APPLICATION_0_3);
      case ResourceDescr.Dataset02 older -> generic(ResourceFormat.DATASET_0_3);
      case ResourceDescr.Notebook02 older -> generic(ResourceFormat.NOTEBOOK_0_3);
      case ResourceDescr.Collection02 older -> generic(ResourceFormat.COLLECTION_0_3);
      case ResourceDescr.Model05 newest -> Optional.empty();
      case ResourceDescr.Generic03 newest -> Optional.empty();
      case ResourceDescr.Application03 newest -> Optional.empty();
      case ResourceDescr.Dataset03 newest -> Optional.empty();
      case ResourceDescr.Notebook03 newest -> Optional.empty();
      case ResourceDescr.Collection03 newest -> Optional.empty();
    };
  }

  private Optional<Newer> generic(ResourceFormat format) {
    return judged(format, Generic02To03.convert(written, version, format.newest(), out));
  }

  /// Findings are about the newer form, and point at the places in the file as it is written.
  private Optional<Newer> judged(ResourceFormat format, YamlMapping newer) {
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
    return Optional.of(
        new Newer(
            newer,
            new Validation(
                declared.document(),
                Optional.of(format),
                DescriptionValidator.readable(decoded, out),
                located)));
  }
}
