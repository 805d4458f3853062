package eu.riscale.hub.predict;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.tiling.Stitched;
import eu.riscale.hub.run.tiling.TilePlan;
import eu.riscale.hub.run.tiling.TilingException;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;

/// One output, postprocessed and put together of its tiles.
final class Joined {
  private final TensorView output;
  private final OpPlan steps;
  private final Sample sample;
  private final Stitched stitched;
  private final boolean isEachProcessed;

  /// @param sample the unprocessed inputs
  Joined(TilePlan plan, int output, OpPlan steps, Sample sample) {
    this.output = plan.outputs().get(output);
    this.steps = steps;
    this.sample = sample;
    this.stitched = new Stitched(plan, output);
    // A step that measures the output needs all of it.
    this.isEachProcessed =
        plan.isWhole()
            || steps.steps().stream()
                .allMatch(step -> plan.joined(output).stream().allMatch(step::isLocal));
  }

  /// @param raw what the network gives for the tile
  void add(int tile, Tensor raw) throws PredictException {
    if (raw.rank() != output.axes().size()) {
      throw new PredictException(
          PredictException.Kind.MODEL,
          "The network gives output '%s' %d axes (%s), where %d are described."
              .formatted(output.id(), raw.rank(), raw.shapeText(), output.axes().size()),
          "Run 'hub test' on the model; its author has to describe the axes as they are.");
    }
    Tensor named = raw.withAxes(output.axisIds());
    try {
      stitched.add(tile, isEachProcessed ? processed(named) : named);
    } catch (TilingException e) {
      throw new PredictException(PredictException.Kind.MODEL, e.getMessage(), e.hint());
    }
  }

  private Tensor processed(Tensor tensor) throws PredictException {
    try {
      return steps.apply(tensor, sample);
    } catch (OpException e) {
      throw Steps.failed(output, e);
    }
  }

  Tensor result() throws PredictException {
    return isEachProcessed ? stitched.result() : processed(stitched.result());
  }
}
