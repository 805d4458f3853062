package eu.riscale.hub.work;

import eu.riscale.hub.packaging.Choices;
import eu.riscale.hub.packaging.Cover;
import eu.riscale.hub.packaging.KeptWeights;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.packaging.PackagePlan;
import eu.riscale.hub.packaging.PackageTarget;
import eu.riscale.hub.packaging.PackagingException;
import eu.riscale.hub.packaging.Packed;
import eu.riscale.hub.packaging.Packer;
import eu.riscale.hub.packaging.Resource;
import eu.riscale.hub.packaging.TrustedChecksums;
import eu.riscale.hub.run.TestSubject;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.rule.file.DescribedFiles;
import eu.riscale.hub.spec.rule.file.Role;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `hub package` for one source: validates it, plans the package and writes it.
public final class PackageModel {
  private final InputStream stdin;
  private final Order order;

  /// What was asked for.
  ///
  /// @param target empty in a trial run without one
  /// @param makeCover whether to draw a cover where there is none
  /// @param dryRun whether nothing is to be written
  public record Order(
      Optional<PackageTarget> target, KeptWeights weights, boolean makeCover, boolean dryRun) {}

  public PackageModel(InputStream stdin, Order order) {
    this.stdin = stdin;
    this.order = order;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return new Validate(stdin, false, false, findings -> findings).source(given, this::pack);
  }

  private ResourceResult pack(Validate.Checked described) {
    Optional<ResourceDescr> description = described.validation().description();
    if (description.isEmpty()) {
      return described.result();
    }
    RdfSource source = described.source();
    try {
      Resource resource =
          new Resource(
              description.get(),
              described.validation().document(),
              source.rdfName(),
              startsWithMark(source.readRdf()),
              source.files());
      return pack(described, resource);
    } catch (SourceException e) {
      String message = "The source cannot be read: " + e.getMessage();
      return described
          .result()
          .failed(List.of(Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, message)));
    }
  }

  private ResourceResult pack(Validate.Checked described, Resource resource) {
    // A checksum is computed while its file is copied, so that large weights are read once.
    FileLookup files =
        order.dryRun()
            ? resource.files()
            : new TrustedChecksums(
                resource.files(), DescribedFiles.of(resource.description()).files());
    ResourceResult judged = judged(described, files);
    if (judged.status() != ResourceResult.Status.VALID) {
      return judged(described, resource.files());
    }
    List<Finding> findings = new ArrayList<>();
    Choices choices = new Choices(order.weights(), cover(resource, described.source(), findings));
    PackagePlan plan = PackagePlan.of(resource, choices);
    boolean drawn = findings.isEmpty();
    findings.addAll(plan.findings());
    if (plan.canBeMade() && drawn) {
      plan.check().ifPresent(findings::add);
    }
    ResourceResult planned = judged.withFindings(resource.document().located(findings));
    if (planned.status() != ResourceResult.Status.VALID) {
      return planned;
    }
    try {
      return planned.withPackage(write(plan));
    } catch (PackagingException e) {
      ResourceResult thorough = e.isOtherChecksum() ? judged(described, resource.files()) : planned;
      return thorough.status() == ResourceResult.Status.VALID
          ? thorough.withFindings(List.of(e.finding()))
          : thorough;
    }
  }

  private static boolean startsWithMark(byte[] rdf) {
    return new String(rdf, 0, Math.min(3, rdf.length), StandardCharsets.UTF_8).startsWith("\uFEFF");
  }

  private Packed write(PackagePlan plan) throws PackagingException {
    return order.dryRun() || order.target().isEmpty()
        ? Packer.tryOut(plan, order.target().map(PackageTarget::given).orElse(""))
        : Packer.write(plan, order.target().get());
  }

  /// Weights that are left out need not be right.
  private ResourceResult judged(Validate.Checked described, FileLookup files) {
    List<Finding> findings =
        SpecValidator.withFiles(described.validation(), files).findings().stream()
            .filter(finding -> order.weights().keeps(finding.path()))
            .toList();
    boolean valid = findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    return described.result().judged(findings, valid);
  }

  /// A cover for a model that has none, if one is to be drawn.
  private Optional<Cover> cover(Resource resource, RdfSource source, List<Finding> findings) {
    boolean covered =
        DescribedFiles.of(resource.description()).files().stream()
            .anyMatch(file -> file.role() instanceof Role.Cover);
    if (!order.makeCover() || covered) {
      return Optional.empty();
    }
    Optional<TestSubject> model = TestSubject.of(resource.description());
    if (model.isEmpty()) {
      findings.add(noCover("Only models have test tensors."));
      return Optional.empty();
    }
    try {
      return Optional.of(
          Cover.of(
              read(model.get().inputs().getFirst(), source),
              read(model.get().outputs().getFirst(), source)));
    } catch (NpyException | IllegalArgumentException e) {
      findings.add(noCover(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      findings.add(noCover("A test tensor cannot be read: " + Reason.of(e) + "."));
    }
    return Optional.empty();
  }

  private static Tensor read(TestTensor tensor, RdfSource source) throws IOException, NpyException {
    if (tensor.file().isEmpty()) {
      throw new IllegalArgumentException("'" + tensor.id() + "' has no test tensor.");
    }
    return Npy.read(source.onDisk(tensor.file().get()), tensor.axes());
  }

  private static Finding noCover(String why) {
    return Finding.of(PackageCodes.NO_COVER, RdfPath.ROOT.field("covers"), why)
        .hint("Name a picture under covers.");
  }
}
