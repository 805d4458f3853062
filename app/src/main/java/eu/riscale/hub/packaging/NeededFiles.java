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
  void check(List<ReferencedFile> packed, Findings out) {
    if (model.isEmpty()) {
      return;
    }
    Set<RdfPath> there = new HashSet<>();
    packed.forEach(file -> there.add(file.at()));
    for (TensorView tensor : model.get().tensors().all()) {
      need(tensor.testTensorAt(), there, out);
    }
    model(packed, there, out);
  }

  private static void need(RdfPath tensor, Set<RdfPath> there, Findings out) {
    if (!there.contains(tensor) && !there.contains(tensor.field("source"))) {
      out.add(missing(tensor, "The test tensor '" + tensor + "' is not in the folder."));
    }
  }

  private void model(List<ReferencedFile> packed, Set<RdfPath> there, Findings out) {
    for (String format : filter.kept()) {
      RdfPath source = TOP.field("weights").field(format).field("source");
      if (!there.contains(source)) {
        out.add(
            missing(source, "The " + format + " weights are not in the folder.")
                .hint("Download them into it, or leave them out with --weights."));
      }
    }
    boolean covered = packed.stream().anyMatch(file -> file.role() instanceof Role.Cover);
    if (!covered && newCover.isEmpty()) {
      out.add(
          missing(TOP.field("covers"), "The model has no cover in its folder.")
              .hint("Name a picture under covers, or let hub draw one with --make-cover."));
    }
  }

  private static Finding missing(RdfPath at, String message) {
    return Finding.of(PackageCodes.FILE_NEEDED, at, message)
        .hint("Put the file beside the description.");
  }
}
