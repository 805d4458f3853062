package eu.riscale.hub.keras;

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
    String minusOne = graph.integers(-1);
    String shape = graph.node("Shape", input.name());
    String sampleShape = graph.part(shape, 2, 99);
    String foldedShape = join(graph, minusOne, sampleShape);
    String folded = graph.node("Reshape", List.of(input.name(), foldedShape));

    LayerGraph.Layer inner =
        GraphReader.wrapped(call.config().node("layer"), call.layer().path().wrapped());
    List<Value> results =
        call.model().translate(inner, List.of(Value.plain(folded, input.rank() - 1)), call.mode());
    if (results.size() != 1) {
      throw call.config().refuse("wraps a model of several outputs, which is not supported");
    }
    Value result = results.get(0).plain(graph);

    String resultShape = graph.node("Shape", result.name());
    String steps = graph.part(shape, 0, 2);
    String each = graph.part(resultShape, 1, 99);
    String unfolded = graph.node("Reshape", List.of(result.name(), join(graph, steps, each)));
    return Value.plain(unfolded, result.rank() + 1);
  }

  private static String join(OnnxGraph graph, String first, String second) {
    return graph.joined(List.of(first, second));
  }
}
