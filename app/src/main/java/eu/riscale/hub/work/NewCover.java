package eu.riscale.hub.work;

import eu.riscale.hub.packaging.Cover;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;

/// A cover for a model that has none, drawn from its first test input and output.
final class NewCover {
  private NewCover() {}

  /// Whether the description names no picture.
  static boolean isNeeded(ResourceDescr description) {
    return DescribedFiles.of(description).stream()
        .noneMatch(file -> file.role() instanceof Role.Cover);
  }

  /// @throws CannotDraw where there are no such tensors, or they cannot be read
  static Cover of(ResourceDescr description, RdfSource source) throws CannotDraw {
    ModelView model =
        ModelView.of(description)
            .orElseThrow(() -> new CannotDraw("Only models have test tensors."));
    try {
      return Cover.of(
          read(model.inputs().getFirst(), source), read(model.outputs().getFirst(), source));
    } catch (NpyException | IllegalArgumentException e) {
      throw new CannotDraw(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CannotDraw("A test tensor cannot be read: " + Reason.of(e) + ".");
    }
  }

  private static Tensor read(TensorView tensor, RdfSource source)
      throws IOException, NpyException, CannotDraw {
    if (tensor.testTensor().isEmpty()) {
      throw new CannotDraw("'" + tensor.id() + "' has no test tensor.");
    }
    return Npy.read(source.onDisk(tensor.testTensor().get().source()), tensor.axisIds());
  }

  /// There is nothing that the cover could show.
  static final class CannotDraw extends Exception {
    private static final long serialVersionUID = 1L;

    CannotDraw(String why) {
      super(why);
    }

    Finding finding() {
      return Finding.of(
              PackageCodes.NO_COVER, RdfPath.ROOT.field("covers"), String.valueOf(getMessage()))
          .hint("Name a picture under covers.");
    }
  }
}
