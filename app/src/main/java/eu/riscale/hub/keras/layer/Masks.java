package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which steps of a tensor count: the layers that say so, and the layers that pass it on.
final class Masks {
  private Masks() {}

  /// Steps that hold one value throughout do not count, and are zero.
  static Value masking(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    if (input.rank() != 3) {
      throw call.config()
          .refuse("masks a tensor of " + input.rank() + " axes, which is not supported");
    }
    String value = graph.scalar(call.config().number("mask_value", 0));
    String same = graph.floats(graph.node("Equal", List.of(input.name(), value)));
    String all = graph.node("ReduceMin", List.of(same, graph.integers(-1)));
    String counts = graph.node("Sub", List.of(graph.scalar(1), all));
    String zero = graph.scalar(0);
    String output = graph.node("Where", List.of(graph.flags(counts), input.name(), zero));
    return input.with(output).masked(graph.node("Squeeze", List.of(counts, graph.integers(-1))));
  }

  /// Whole numbers as rows of a table; 0 may stand for what does not count.
  static Value embedding(LayerCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.input().plain(graph);
    String rows = graph.constant(call.weight(0, 2));
    String output = graph.node("Gather", List.of(rows, graph.integers(input.name())));
    Value embedded = Value.plain(output, input.rank() + 1);
    if (!call.config().flagOrFalse("mask_zero")) {
      return embedded;
    }
    if (input.rank() != 2) {
      throw call.config()
          .refuse("masks a tensor of " + input.rank() + " axes, which is not supported");
    }
    String zero = graph.floats(graph.node("Equal", List.of(input.name(), graph.scalar(0))));
    return embedded.masked(graph.node("Sub", List.of(graph.scalar(1), zero)));
  }

  /// The outputs of a layer with the masks that it gives them.
  ///
  /// @throws eu.riscale.hub.weights.keras.Refusal where the layer heeds a mask in a way that is not
  ///   translated
  static List<Value> carried(LayerCall call, List<Value> outputs) {
    if (call.inputs().stream().allMatch(input -> input.mask() == null)) {
      return outputs;
    }
    LayerConfig config = call.config();
    String first = call.inputs().getFirst().mask();
    String mask =
        switch (LayerClass.of(config)) {
          case Activation, ActivityRegularization, ELU, LeakyReLU, PReLU, ReLU -> first;
          case ThresholdedReLU, Dense, BatchNormalization, LayerNormalization -> first;
          case UnitNormalization, AlphaDropout, Dropout, GaussianDropout, GaussianNoise -> first;
          case SpatialDropout1D, SpatialDropout2D, SpatialDropout3D, InputLayer -> first;
          case LSTM, GRU, SimpleRNN, Bidirectional -> first;
          case Attention, AdditiveAttention -> first;
          case Identity, Normalization, Rescaling -> is3(call) ? first : null;
          case Masking -> outputs.getFirst().mask();
          case Embedding -> outputs.getFirst().mask();
          case Add, Average, Maximum, Minimum, Multiply, Subtract -> merged(call);
          case Concatenate -> concatenated(call);
          case GroupNormalization -> {
            if (!is3(call)) {
              throw refused(config);
            }
            yield first;
          }
          case TimeDistributed -> distributed(call, first);
          case Softmax, MultiHeadAttention -> throw refused(config);
          case ConvLSTM1D, ConvLSTM2D, ConvLSTM3D -> throw refused(config);
          case AveragePooling1D, AveragePooling2D, AveragePooling3D -> null;
          case GlobalAveragePooling1D, GlobalAveragePooling2D, GlobalAveragePooling3D -> null;
          case GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D -> null;
          case MaxPooling1D, MaxPooling2D, MaxPooling3D, CenterCrop, Resizing -> null;
          case Conv1D, Conv2D, Conv3D, DepthwiseConv1D, DepthwiseConv2D -> null;
          case Conv1DTranspose, Conv2DTranspose, Conv3DTranspose -> null;
          case SeparableConv1D, SeparableConv2D, Dot -> null;
          case Cropping1D, Cropping2D, Cropping3D, ZeroPadding1D, ZeroPadding2D -> null;
          case ZeroPadding3D, UpSampling1D, UpSampling2D, UpSampling3D -> null;
          case Flatten, Permute, RepeatVector, Reshape -> null;
          case RandomBrightness, RandomContrast, RandomFlip, RandomRotation -> null;
          case RandomTranslation, RandomZoom -> null;
        };
    // A state has no steps.
    return outputs.stream().map(output -> output.masked(output.rank() < 3 ? null : mask)).toList();
  }

  private static boolean is3(LayerCall call) {
    return call.model().kerasMajor() >= 3;
  }

  private static RuntimeException refused(LayerConfig config) {
    return config.refuse("is given a mask, which is not supported");
  }

  /// A layer that heeds no mask leaves the steps as they are; Keras 2 walks along them, and so
  /// heeds the mask itself, where the batch has one size.
  private static @Nullable String distributed(LayerCall call, @Nullable String mask) {
    String inner = call.config().node("layer").path("class_name").asString("");
    boolean walks = !is3(call) && call.model().batchIsFixed();
    return switch (inner) {
      case "Dense", "Activation", "ReLU", "Dropout" -> {
        if (walks) {
          throw refused(call.config());
        }
        yield mask;
      }
      default -> throw refused(call.config());
    };
  }

  /// Keras 2: what counts in all that have a mask. Keras 3: in any, where all have one.
  private static @Nullable String merged(LayerCall call) {
    List<String> masks = masks(call);
    if (is3(call) && masks.size() < call.inputs().size()) {
      return null;
    }
    return combined(call, masks);
  }

  /// As [#merged]; what has no mask counts all over.
  private static @Nullable String concatenated(LayerCall call) {
    Value first = call.inputs().getFirst();
    if (first.rank() != 3 || first.fromFront(call.config().integer("axis", -1)) != 2) {
      throw refused(call.config());
    }
    List<String> masks = masks(call);
    if (is3(call) && masks.size() < call.inputs().size()) {
      OnnxGraph graph = call.graph();
      String zeros = graph.node("Mul", List.of(masks.getFirst(), graph.scalar(0)));
      return graph.node("Add", List.of(zeros, graph.scalar(1)));
    }
    return combined(call, masks);
  }

  private static String combined(LayerCall call, List<String> masks) {
    return call.graph().node(is3(call) ? "Max" : "Min", masks);
  }

  private static List<String> masks(LayerCall call) {
    return call.inputs().stream().map(Value::mask).filter(mask -> mask != null).toList();
  }

  /// The mean of the steps that count.
  ///
  /// @param input has its steps at axis 2
  /// @param keep whether the axis of the steps stays
  static String mean(OnnxGraph graph, String input, String mask, boolean keep) {
    String counts = graph.node("Unsqueeze", List.of(mask, graph.integers(1)));
    String zero = graph.scalar(0);
    String counted = graph.node("Where", List.of(graph.flags(counts), input, zero));
    var keepDims = Attribute.integer("keepdims", keep ? 1 : 0);
    String sum = graph.node("ReduceSum", List.of(counted, graph.integers(2)), keepDims);
    String many = graph.node("ReduceSum", List.of(counts, graph.integers(2)), keepDims);
    return graph.node("Div", List.of(sum, many));
  }
}
