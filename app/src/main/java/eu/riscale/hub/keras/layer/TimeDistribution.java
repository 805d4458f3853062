package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.FoldedSteps;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.GraphReader;
import eu.riscale.hub.weights.keras.LayerGraph;
import java.util.List;

/// `TimeDistributed`: the inner layer sees each step of axis 1 as a sample of its own.
final class TimeDistribution {
  private TimeDistribution() {}

  static Value translate(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    if (input.rank() < 3) {
      throw call.config()
          .broken("is given a tensor of " + input.rank() + " axes, which has no steps");
    }
    FoldedSteps folded = FoldedSteps.of(graph, input.name());
    LayerGraph.Layer inner =
        GraphReader.wrapped(call.config().node("layer"), call.layer().path().wrapped());
    List<Value> results =
        call.model()
            .translate(inner, List.of(Value.plain(folded.name(), input.rank() - 1)), call.mode());
    if (results.size() != 1) {
      throw call.config().refuse("wraps a model of several outputs, which is not supported");
    }
    Value result = results.get(0).plain(graph);
    return Value.plain(folded.unfold(graph, result.name()), result.rank() + 1);
  }
}
