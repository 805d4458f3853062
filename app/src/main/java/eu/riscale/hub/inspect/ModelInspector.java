package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.tensor.picture.Pictures;
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
    Findings out = new Findings();
    DescribedTensors tensors = DescribedTensors.of(validation, tree, out);
    WeightsInspector inspector = new WeightsInspector(validation, source, tensors, out);
    List<WeightsPage> weights = new ArrayList<>();
    for (WeightsEntry entry : tree.weights()) {
      Bug.guard(
          WeightsPage.class,
          entry.at(),
          out,
          () -> weights.add(inspector.page(entry, WeightsFormat.of(entry.format()).map(engines))));
    }
    List<TensorPage> inputs = tensors.inputs().pages();
    List<TensorPage> outputs = tensors.outputs().pages();
    TestPages tests =
        new TestPages(tree, source, picturesOfEach(inputs.size() + outputs.size()), out);
    ModelPage page =
        new ModelPage(
            tree.metadata(),
            tests.of(inputs, Side.INPUT),
            tests.of(outputs, Side.OUTPUT),
            weights,
            cover(tree, source, out));
    return Optional.of(new Inspected(page, validation.document().located(out.list())));
  }

  private Optional<CoverPage> cover(DescriptionTree tree, RdfSource source, Findings out) {
    List<CoverPage> shown = new ArrayList<>();
    if (pictures == Pictures.SHOWN) {
      Bug.guard(
          CoverPage.class,
          RdfPath.ROOT.field("covers"),
          out,
          () -> CoverPage.of(tree.metadata().covers(), source).ifPresent(shown::add));
    }
    return shown.stream().findFirst();
  }

  /// How many pictures each tensor gets, so that the page of a model with many stays small; none in
  /// a model with more tensors than pictures.
  private int picturesOfEach(int tensors) {
    return pictures == Pictures.SHOWN ? PlanePictures.MOST / Math.max(1, tensors) : 0;
  }
}
