package eu.riscale.hub.inspect;

import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds to the pages of tensors what is in their test files.
///
/// @param most how many pictures are taken of each
/// @param out takes at which of them hub failed
record TestPages(DescriptionTree tree, RdfSource source, int most, Findings out) {

  List<TensorPage> of(List<TensorPage> tensors, Side side) {
    List<TensorPage> pages = new ArrayList<>();
    for (TensorPage tensor : tensors) {
      List<ArrayPage> test = new ArrayList<>();
      Bug.guard(
          ArrayPage.class,
          side.at(tensor.index()),
          out,
          () ->
              tree.testTensor(side, tensor.index())
                  .flatMap(named -> array(named, tensor))
                  .ifPresent(test::add));
      pages.add(tensor.withTest(test.stream().findFirst()));
    }
    return pages;
  }

  /// Empty where it cannot be read, which the validation says.
  private Optional<ArrayPage> array(FileSource file, TensorPage described) {
    if (source.files().presence(file) != Presence.PRESENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ArrayPage.of(
              file.toString(), source.onDisk(file), tensor -> pictures(tensor, described.axes())));
    } catch (IOException | NpyException e) {
      return Optional.empty();
    }
  }

  private List<PlanePicture> pictures(Tensor tensor, List<AxisView> axes) {
    if (axes.size() != tensor.rank()) {
      return PlanePictures.of(tensor, List.of(), most);
    }
    List<String> channels =
        axes.stream()
            .filter(a -> a.type() == AxisView.Type.CHANNEL)
            .flatMap(a -> a.channels().stream())
            .toList();
    return PlanePictures.of(
        tensor.withAxes(axes.stream().map(AxisView::id).toList()), channels, most);
  }
}
