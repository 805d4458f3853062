package eu.riscale.hub.work;

import eu.riscale.hub.packaging.Choices;
import eu.riscale.hub.packaging.Cover;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.packaging.PackagePlan;
import eu.riscale.hub.packaging.PackagingException;
import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.packaging.Packer;
import eu.riscale.hub.packaging.Resource;
import eu.riscale.hub.packaging.TrustedChecksums;
import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.work.PackageOptions.Covers;
import eu.riscale.hub.work.PackageOptions.Destination;
import eu.riscale.hub.work.ResourceResult.Status;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `hub package` for one source: validates it, plans the package and writes it.
public final class PackageModel {
  private final Validate validate;
  private final PackageOptions options;

  /// @param stdin read where the source is `-`
  public PackageModel(InputStream stdin, PackageOptions options) {
    this.validate =
        new Validate(
            stdin,
            ValidateOptions.asDeclared(ValidateOptions.NamedFiles.CHECKED_LATER, options.code()));
    this.options = options;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.source(given, this::pack);
  }

  /// The same for a source that stays open and says something else than is written there.
  ResourceResult source(String given, ChangedSource changed) {
    try {
      return pack(validate.check(given, changed));
    } catch (SourceException e) {
      throw new IllegalStateException(e); // Its text is at hand.
    }
  }

  private ResourceResult pack(Checked checked) {
    Optional<Finding> refusal = NoPackage.why(checked);
    if (refusal.isPresent()) {
      List<Finding> placed = checked.judged(List.of(refusal.get())).told();
      return new ResourceResult(checked.described(), placed, new Outcome.NotPackaged());
    }
    Optional<ResourceDescr> description = checked.validation().description();
    RdfSource source = checked.source();
    if (description.isEmpty()) {
      return judged(checked, source.files());
    }
    try {
      Resource resource =
          new Resource(
              description.get(),
              checked.validation().document(),
              source.rdfName(),
              startsWithMark(source.readRdf()),
              source.files());
      return pack(checked, resource);
    } catch (SourceException e) {
      String message = "The source cannot be read: " + e.getMessage();
      return checked.then(
          new Outcome.NotPackaged(),
          List.of(
              Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, message)
                  .hint(PackageCodes.READABLE)));
    }
  }

  private ResourceResult pack(Checked checked, Resource resource) {
    ResourceResult judged = judged(checked, filesFor(options.destination(), resource));
    if (judged.status() != Status.VALID) {
      return judged(checked, resource.files());
    }
    List<Finding> findings = new ArrayList<>();
    Choices choices = new Choices(options.weights(), cover(resource, checked.source(), findings));
    PackagePlan plan = PackagePlan.of(resource, choices);
    boolean drawn = findings.isEmpty();
    plan.findings().stream()
        .filter(finding -> drawn || !isOfNoCover(finding))
        .forEach(findings::add);
    if (plan.canBeMade() && drawn) {
      plan.check().ifPresent(findings::add);
    }
    ResourceResult planned = judged.then(judged.outcome(), checked.judged(findings));
    if (planned.status() != Status.VALID) {
      return planned.then(new Outcome.NotPackaged(), List.of());
    }
    try {
      return planned.then(new Outcome.Packaged(write(plan)), List.of());
    } catch (PackagingException e) {
      ResourceResult thorough = e.isOtherChecksum() ? judged(checked, resource.files()) : planned;
      return thorough.status() == Status.VALID
          ? thorough.then(new Outcome.NotPackaged(), List.of(e.finding()))
          : thorough;
    }
  }

  /// That there is no cover, which goes without saying where none could be drawn.
  private static boolean isOfNoCover(Finding finding) {
    return finding.code().equals(PackageCodes.FILE_NEEDED)
        && finding.path().equals(RdfPath.ROOT.field("covers"));
  }

  private static boolean startsWithMark(byte[] rdf) {
    return new String(rdf, 0, Math.min(3, rdf.length), StandardCharsets.UTF_8).startsWith("\uFEFF");
  }

  /// A checksum is computed while its file is copied, so that large weights are read once.
  private static FileLookup filesFor(Destination destination, Resource resource) {
    return switch (destination) {
      case Destination.Trial trial -> resource.files();
      case Destination.Written written ->
          new TrustedChecksums(resource.files(), DescribedFiles.of(resource.description()));
    };
  }

  private Packed write(PackagePlan plan) throws PackagingException {
    return switch (options.destination()) {
      case Destination.Trial(String target) -> Packer.tryOut(plan, target);
      case Destination.Written(var target) -> Packer.write(plan, target);
    };
  }

  /// Weights that are left out need not be right.
  private ResourceResult judged(Checked checked, FileLookup files) {
    List<Finding> findings =
        Validate.withFiles(checked.validation(), files, options.code()).findings().stream()
            .filter(finding -> options.weights().keeps(finding.path()))
            .toList();
    return checked.result(findings);
  }

  private Optional<Cover> cover(Resource resource, RdfSource source, List<Finding> findings) {
    if (options.covers() == Covers.AS_DESCRIBED || !NewCover.isNeeded(resource.description())) {
      return Optional.empty();
    }
    try {
      return Optional.of(NewCover.of(resource.description(), source));
    } catch (NewCover.CannotDraw e) {
      findings.add(e.finding());
      return Optional.empty();
    }
  }
}
