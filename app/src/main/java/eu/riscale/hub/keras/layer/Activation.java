package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Keras's activation functions with their default settings, spelt as Keras spells them but for the
/// capitals.
enum Activation {
  LINEAR,
  RELU,
  RELU6,
  LEAKY_RELU,
  ELU,
  CELU,
  SELU,
  GELU,
  GLU,
  SOFTPLUS,
  SOFTSIGN,
  SOFTMAX,
  LOG_SOFTMAX,
  SIGMOID,
  LOG_SIGMOID,
  HARD_SIGMOID,
  SPARSE_SIGMOID,
  TANH,
  HARD_TANH,
  TANH_SHRINK,
  HARD_SHRINK,
  SOFT_SHRINK,
  SWISH,
  SILU,
  HARD_SILU,
  MISH,
  SQUAREPLUS,
  SPARSE_PLUS,
  EXPONENTIAL;

  /// The function of that name, or null where Keras has none that is translated.
  static @Nullable Activation named(String name) {
    String constant = name.toUpperCase(Locale.ROOT);
    for (Activation activation : values()) {
      if (activation.name().equals(constant)) {
        return activation;
      }
    }
    return null;
  }

  /// @param kerasMajor 2 or 3: the hard sigmoid has another slope in each
  Value apply(OnnxGraph graph, Value value, int kerasMajor) {
    String x = value.name();
    String y =
        switch (this) {
          case LINEAR -> x;
          case RELU -> graph.node("Relu", x);
          case RELU6 -> graph.clip(x, 0, 6);
          case LEAKY_RELU -> graph.node("LeakyRelu", x, Attribute.real("alpha", 0.2));
          case ELU -> graph.node("Elu", x);
          case CELU -> graph.node("Celu", x);
          case SELU -> graph.node("Selu", x);
          case GELU -> graph.node("Gelu", x);
          case GLU -> gated(graph, value);
          case SOFTPLUS -> graph.node("Softplus", x);
          case SOFTSIGN -> graph.node("Softsign", x);
          case SOFTMAX -> graph.node("Softmax", x, axis(value));
          case LOG_SOFTMAX -> graph.node("LogSoftmax", x, axis(value));
          case SIGMOID -> graph.node("Sigmoid", x);
          case LOG_SIGMOID -> graph.node("Neg", graph.node("Softplus", graph.node("Neg", x)));
          case HARD_SIGMOID -> hardSigmoid(graph, x, kerasMajor == 2 ? 0.2 : 1.0 / 6);
          case SPARSE_SIGMOID -> hardSigmoid(graph, x, 0.5);
          case TANH -> graph.node("Tanh", x);
          case HARD_TANH -> graph.clip(x, -1, 1);
          case TANH_SHRINK -> graph.node("Sub", List.of(x, graph.node("Tanh", x)));
          case HARD_SHRINK -> shrink(graph, x, 0);
          case SOFT_SHRINK -> shrink(graph, x, 0.5);
          case SWISH, SILU -> graph.node("Mul", List.of(x, graph.node("Sigmoid", x)));
          case HARD_SILU -> graph.node("HardSwish", x);
          case MISH -> graph.node("Mul", List.of(x, graph.node("Tanh", graph.node("Softplus", x))));
          case SQUAREPLUS -> squarePlus(graph, x);
          case SPARSE_PLUS -> sparsePlus(graph, x);
          case EXPONENTIAL -> graph.node("Exp", x);
        };
    return value.with(y);
  }

  private static Protobuf axis(Value value) {
    return Attribute.integer("axis", value.axis(-1));
  }

  private static String hardSigmoid(OnnxGraph graph, String x, double slope) {
    return graph.node(
        "HardSigmoid", x, Attribute.real("alpha", slope), Attribute.real("beta", 0.5));
  }

  private static String shrink(OnnxGraph graph, String x, double bias) {
    return graph.node("Shrink", x, Attribute.real("lambd", 0.5), Attribute.real("bias", bias));
  }

  /// `(x + sqrt(x² + 4)) / 2`.
  private static String squarePlus(OnnxGraph graph, String x) {
    String square = graph.node("Mul", List.of(x, x));
    String root = graph.node("Sqrt", graph.node("Add", List.of(square, graph.scalar(4))));
    return graph.node("Mul", List.of(graph.node("Add", List.of(x, root)), graph.scalar(0.5)));
  }

  /// 0 up to -1, `(x + 1)² / 4` up to 1, x beyond.
  private static String sparsePlus(OnnxGraph graph, String x) {
    String one = graph.scalar(1);
    String bent = graph.node("Add", List.of(graph.clip(x, -1, 1), one));
    String square = graph.node("Mul", List.of(bent, bent));
    String quarter = graph.node("Mul", List.of(square, graph.scalar(0.25)));
    String straight = graph.node("Relu", graph.node("Sub", List.of(x, one)));
    return graph.node("Add", List.of(quarter, straight));
  }

  /// The first half of the last axis, each times the sigmoid of its partner in the second half.
  private static String gated(OnnxGraph graph, Value value) {
    String axis = graph.integers(value.axis(-1));
    String size = graph.node("Gather", List.of(graph.node("Shape", value.name()), axis));
    String half = graph.node("Div", List.of(size, graph.integers(2)));
    String zero = graph.integers(0);
    String first = graph.node("Slice", List.of(value.name(), zero, half, axis));
    String second = graph.node("Slice", List.of(value.name(), half, size, axis));
    return graph.node("Mul", List.of(first, graph.node("Sigmoid", second)));
  }
}
