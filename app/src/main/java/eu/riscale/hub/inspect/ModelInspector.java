package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the page of one model. It runs nothing, reads a broken model as far as it can be read, and
/// finds what the weights say otherwise than the description.
public final class ModelInspector {
  private final Function<WeightsFormat, EngineReport> engines;
  private final Pictures pictures;

  /// A page and what was found while it was made.
  ///
  /// @param findings located in the description
  public record Inspected(ModelPage page, List<Finding> findings) {}

  /// @param engines says what runs a weights format on this machine
  public ModelInspector(Function<WeightsFormat, EngineReport> engines, Pictures pictures) {
    this.engines = engines;
    this.pictures = pictures;
  }

  /// The page of a description; empty where it is not even a mapping.
  ///
  /// @param validation of the description and the files that it names
  public Optional<Inspected> inspect(Validation validation, RdfSource source) {
    if (!(validation.document().root() instanceof YamlMapping root)) {
      return Optional.empty();
    }
    DescriptionTree tree = new DescriptionTree(root);
    DescribedTensors tensors = DescribedTensors.of(validation, tree);
    Findings out = new Findings();
    WeightsInspector inspector = new WeightsInspector(validation, source, tensors, out);
    List<WeightsPage> weights = new ArrayList<>();
    for (WeightsEntry entry : tree.weights()) {
      weights.add(inspector.page(entry, WeightsFormat.of(entry.format()).map(engines)));
    }
    List<TensorPage> inputs = tensors.inputs().pages();
    List<TensorPage> outputs = tensors.outputs().pages();
    int most = picturesOfEach(inputs.size() + outputs.size());
    ModelPage page =
        new ModelPage(
            tree.metadata(),
            withTests(inputs, Side.INPUT, tree, source, most),
            withTests(outputs, Side.OUTPUT, tree, source, most),
            weights,
            pictures == Pictures.SHOWN
                ? CoverPage.of(tree.metadata().covers(), source)
                : Optional.empty());
    return Optional.of(new Inspected(page, validation.document().located(out.list())));
  }

  private List<TensorPage> withTests(
      List<TensorPage> tensors, Side side, DescriptionTree tree, RdfSource source, int most) {
    List<TensorPage> pages = new ArrayList<>();
    for (TensorPage tensor : tensors) {
      Optional<FileSource> file = tree.testTensor(side, tensor.index());
      pages.add(tensor.withTest(file.flatMap(named -> array(named, tensor, source, most))));
    }
    return pages;
  }

  /// How many pictures each tensor gets, so that the page of a model with many stays small; none in
  /// a model with more tensors than pictures.
  private int picturesOfEach(int tensors) {
    return pictures == Pictures.SHOWN ? PlanePictures.MOST / Math.max(1, tensors) : 0;
  }

  /// Empty where it cannot be read, which the validation says.
  ///
  /// @param most how many pictures are taken of it
  private Optional<ArrayPage> array(
      FileSource file, TensorPage described, RdfSource source, int most) {
    if (source.files().presence(file) != Presence.PRESENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ArrayPage.of(
              file.toString(),
              source.onDisk(file),
              tensor -> pictures(tensor, described.axes(), most)));
    } catch (IOException | NpyException e) {
      return Optional.empty();
    }
  }

  private static List<PlanePicture> pictures(Tensor tensor, List<AxisView> axes, int most) {
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
