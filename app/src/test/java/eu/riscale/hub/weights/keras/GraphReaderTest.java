package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Forms of the configuration that today's frameworks read, but write no more.
class GraphReaderTest {

  @Test
  void readsASequentialThatIsAListAndHasNoInputLayer() {
    LayerGraph graph =
        read(
            """
            {"class_name": "Sequential", "config": [
              {"class_name": "Dense", "config": {"name": "first", "batch_input_shape": [null, 4]}},
              {"class_name": "Dense", "config": {"name": "second"}}]}
            """);

    assertThat(graph.layers().keySet()).containsExactly("first_input", "first", "second");
    assertThat(graph.inputs()).containsExactly("first_input");
    assertThat(graph.outputs()).containsExactly(new Argument.Tensor("second", 0, 0));
    LayerConfig input = graph.layers().values().iterator().next().config();
    assertThat(input.node("batch_shape").toString()).isEqualTo("[null,4]");
  }

  @Test
  void takesTheInputShapeOfASequentialFromItsFirstModel() {
    LayerGraph graph =
        read(
            """
            {"class_name": "Sequential", "config": {"name": "outer", "layers": [
              {"class_name": "Sequential", "config": {"name": "inner", "layers": [
                {"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [2, 7]}},
                {"class_name": "ReLU", "config": {"name": "relu"}}]}}]}}
            """);

    LayerConfig input = graph.layers().values().iterator().next().config();
    assertThat(input.integers("batch_shape")).containsExactly(2, 7);
  }

  @Test
  void takesNamedOutputsInAlphabeticOrder() {
    LayerGraph graph =
        read(
            """
            {"class_name": "Functional", "config": {"layers": [
              {"class_name": "InputLayer", "name": "x", "config": {}, "inbound_nodes": []}],
              "input_layers": {"image": ["x", 0, 0]},
              "output_layers": {"z": ["x", 0, 1], "a": ["x", 0, 2]}}}
            """);

    assertThat(graph.inputs()).containsExactly("x");
    assertThat(graph.outputs())
        .isEqualTo(List.of(new Argument.Tensor("x", 0, 2), new Argument.Tensor("x", 0, 1)));
  }

  @Test
  void countsTheMakingOfANestedModelAsItsFirstCallInTheFormOfKeras2() {
    LayerGraph graph =
        read(
            """
            {"class_name": "Model", "config": {"layers": [
              {"class_name": "InputLayer", "name": "x", "config": {}, "inbound_nodes": []},
              {"class_name": "Sequential", "name": "inner", "inbound_nodes": [[["x", 0, 0, {}]]],
               "config": {"layers": [
                 {"class_name": "InputLayer", "config": {"name": "y", "batch_shape": [1, 1]}}]}},
              {"class_name": "ReLU", "name": "relu", "config": {},
               "inbound_nodes": [[["inner", 1, 0, {}]]]}],
              "input_layers": [["x", 0, 0]], "output_layers": [["inner", 1, 0], ["relu", 0, 0]]}}
            """);

    LayerGraph.Layer relu = Objects.requireNonNull(graph.layers().get("relu"));
    assertThat(relu.calls().get(0).tensors()).containsExactly(new Argument.Tensor("inner", 0, 0));
    assertThat(graph.outputs())
        .containsExactly(new Argument.Tensor("inner", 0, 0), new Argument.Tensor("relu", 0, 0));
  }

  private static LayerGraph read(String json) {
    return GraphReader.read(Json.read(json, "the test"), LayerPath.root());
  }
}
