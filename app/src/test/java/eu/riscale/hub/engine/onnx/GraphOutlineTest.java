package eu.riscale.hub.engine.onnx;

import static eu.riscale.hub.weights.onnx.OnnxBytes.branch;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.port;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GraphOutlineTest {

  @Test
  void aGraphAsExportersWriteIt() {
    GraphOutline outline = of(model(node("", "Relu", "/conv1/Conv_output.0", "y")));
    assertThat(outline.hasOddNames()).isFalse();
    assertThat(outline.hasInnerGraphs()).isFalse();
  }

  @Test
  void namesThatCanBeTakenForSomethingElse() {
    for (String name : new String[] {"a\"b", "a\\", "a\nb", "a\rb", "a\0", "n".repeat(100_000)}) {
      assertThat(of(model(node("", "Relu", "x", name))).hasOddNames()).isTrue();
      assertThat(of(model(node("", "Relu", name, "y"))).hasOddNames()).isTrue();
    }
  }

  @Test
  void namesInConditionsAndFunctions() {
    byte[] inner = branch("then_branch", node("", "Relu", "x", "a\"b"), port(12, "a\"b"));
    GraphOutline condition = of(model(node("", "If", "x", "y", inner)));
    assertThat(condition.hasInnerGraphs()).isTrue();
    assertThat(condition.hasOddNames()).isTrue();

    byte[] body = field(7, text(2, "a\"b"), text(4, "Relu"));
    assertThat(
            of(join(model(node("f", "F", "x", "y")), field(25, text(1, "F"), body))).hasOddNames())
        .isTrue();
    assertThat(of(join(model(node("f", "F", "x", "y")), field(25, text(1, "F\n")))).hasOddNames())
        .isTrue();
  }

  @Test
  void nothingIsBelievedOfWhatCannotBeRead() {
    GraphOutline outline = of("no graph at all".getBytes(StandardCharsets.UTF_8));
    assertThat(outline.hasOddNames()).isTrue();
    assertThat(outline.hasInnerGraphs()).isTrue();
  }

  private static GraphOutline of(byte[] model) {
    return GraphOutline.of(OnnxGraph.of("a graph", model));
  }
}
