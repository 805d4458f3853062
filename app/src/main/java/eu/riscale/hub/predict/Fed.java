package eu.riscale.hub.predict;

import eu.riscale.hub.proc.Measured;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.tiling.Cut;
import eu.riscale.hub.run.tiling.Line;
import eu.riscale.hub.run.tiling.TilePlan;
import eu.riscale.hub.run.tiling.Tiles;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the network gets of one sample, tile by tile. Steps that measure an image measure all of
/// it, so that tiles are what they are in the whole.
final class Fed {
  private final TilePlan plan;
  private final List<Tensor> images;
  private final List<OpPlan> steps;
  private final List<Measured> measured = new ArrayList<>();
  private final Sample sample;

  /// @param images in the order of the plan's inputs
  /// @param steps of each
  Fed(TilePlan plan, List<Tensor> images, List<OpPlan> steps) {
    this.plan = plan;
    this.images = images;
    this.steps = steps;
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      all.put(plan.inputs().get(i).id(), withMargin(i));
    }
    this.sample = Sample.of(all);
    for (TensorView input : plan.inputs()) {
      measured.add(new Measured(Objects.requireNonNull(all.get(input.id())), sample));
    }
  }

  /// What is measured of an image. The reference adds the margin to a whole image first, so that
  /// its statistics are those of the longer one; where a model takes one size alone, it cuts the
  /// image before.
  private Tensor withMargin(int input) {
    Tensor image = images.get(input);
    int[] start = new int[image.rank()];
    int[] shape = image.shape();
    for (Cut cut : plan.cuts()) {
      Line line = cut.line();
      for (Line.Place place : line.inputs()) {
        boolean isLonger =
            place.tensor() == input && line.isCuttable() && line.size().only().isEmpty();
        if (isLonger) {
          int margin = (int) Math.round(line.margin() * place.factor());
          start[place.axis()] = -margin;
          shape[place.axis()] += 2 * margin;
        }
      }
    }
    return Arrays.equals(shape, image.shape())
        ? image
        : Tiles.of(image, new TilePlan.Box(start, shape), plan.inputs().get(input).pad());
  }

  /// The unprocessed inputs, for steps that refer to them.
  Sample sample() {
    return sample;
  }

  /// The preprocessed inputs of a tile, by their ids.
  Map<String, Tensor> tile(int tile) throws PredictException {
    Map<String, Tensor> fed = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      TensorView input = plan.inputs().get(i);
      Tensor part = Tiles.of(images.get(i), plan.input(tile, i), input.pad());
      Set<String> axes = plan.cutAxes(i);
      try {
        Optional<Tensor> made = steps.get(i).applyToPart(part, measured.get(i), axes);
        fed.put(input.id(), made.isPresent() ? made.get() : ofWhole(tile, i));
      } catch (OpException e) {
        throw Steps.failed(input, e);
      }
    }
    return fed;
  }

  /// Where a step needs all of an axis along which the image is cut.
  private Tensor ofWhole(int tile, int input) throws OpException {
    Tensor whole = steps.get(input).apply(images.get(input), sample);
    return Tiles.of(whole, plan.input(tile, input), plan.inputs().get(input).pad());
  }
}
