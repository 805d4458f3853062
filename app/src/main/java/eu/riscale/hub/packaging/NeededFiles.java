package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What hubs ask for in the package of a model: weights, test inputs, test outputs and a cover.
/// (Other resources need their description only.)
final class NeededFiles {
  private static final RdfPath TOP = RdfPath.ROOT;

  private final Optional<ModelView> model;
  private final WeightsFilter filter;
  private final Optional<Cover> newCover;

  /// @param model empty for other resources
  /// @param newCover one that is drawn for it
  NeededFiles(Optional<ModelView> model, WeightsFilter filter, Optional<Cover> newCover) {
    this.model = model;
    this.filter = filter;
    this.newCover = newCover;
  }

  /// @param packed the files that will be in the package
  /// @param remote those that stay on the web
  void check(List<ReferencedFile> packed, List<ReferencedFile> remote, Findings out) {
    if (model.isEmpty()) {
      return;
    }
    Set<RdfPath> there = new HashSet<>();
    packed.forEach(file -> there.add(file.at()));
    for (TensorView tensor : model.get().tensors().all()) {
      RdfPath at = tensor.testTensorAt();
      if (!there.contains(at) && !there.contains(at.field("source"))) {
        out.add(
            onTheWeb(at, remote, "the test tensor")
                .or(() -> onTheWeb(at.field("source"), remote, "the test tensor"))
                .orElseGet(() ->
                    missing(at, "The test tensor '" + at + "' is not in the folder.")
                        .hint(
                            "Name it in the description, and put the file beside the"
                                + " description.")));
      }
    }
    for (String format : filter.kept()) {
      RdfPath source = TOP.field("weights").field(format).field("source");
      if (!there.contains(source)) {
        out.add(
            onTheWeb(source, remote, "the " + format + " weights")
                .orElseGet(() ->
                    missing(source, "The " + format + " weights are not in the folder.")
                        .hint("Put them into it, or leave them out with --weights.")));
      }
    }
    boolean covered = packed.stream().anyMatch(file -> file.role() instanceof Role.Cover);
    if (!covered && newCover.isEmpty()) {
      out.add(
          remote.stream()
              .filter(file -> file.role() instanceof Role.Cover)
              .findFirst()
              .map(file ->
                  onTheWeb(file, "a cover")
                      .hint(download(file) + " Or let hub draw one with --make-cover."))
              .orElseGet(() ->
                  missing(TOP.field("covers"), "The model has no cover in its folder.")
                      .hint(
                          "Name a picture under covers, or let hub draw one with --make-cover.")));
    }
  }

  private static Optional<Finding> onTheWeb(
      RdfPath at, List<ReferencedFile> remote, String needed) {
    return remote.stream()
        .filter(file -> file.at().equals(at))
        .findFirst()
        .map(file -> onTheWeb(file, needed));
  }

  private static Finding onTheWeb(ReferencedFile file, String needed) {
    return Finding.of(
            PackageCodes.FILE_NEEDED,
            file.at(),
            "'" + file.source() + "' is on the web, and a package needs " + needed + " in it.")
        .hint(download(file));
  }

  private static String download(ReferencedFile file) {
    String name = file.source().fileName();
    return name.isEmpty()
        ? "Download it beside the description, and write its name in place of the address."
        : "Download it beside the description as '" + name + "'; its address can stay.";
  }

  private static Finding missing(RdfPath at, String message) {
    return Finding.of(PackageCodes.FILE_NEEDED, at, message)
        .hint("Put the file beside the description.");
  }
}
