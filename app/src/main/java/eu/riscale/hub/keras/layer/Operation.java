package eu.riscale.hub.keras.layer;

import org.jspecify.annotations.Nullable;

/// The bare functions that are translated: operations of Keras 3, and TensorFlow functions that
/// Keras 2 wraps in `TFOpLambda`.
enum Operation {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  TRUE_DIVIDE,
  POWER,
  MAXIMUM,
  MINIMUM,
  GREATER,
  GREATER_EQUAL,
  LESS,
  LESS_EQUAL,
  EQUAL,
  NOT_EQUAL,
  WHERE,
  LOGICAL_OR,
  ANY,
  ZEROS_LIKE,
  ONES_LIKE,
  CONVERT_TO_TENSOR,
  NEGATIVE,
  ABSOLUTE,
  EXP,
  LOG,
  SQRT,
  SQUARE,
  RELU,
  RELU6,
  LEAKY_RELU,
  ELU,
  SELU,
  GELU,
  SOFTPLUS,
  SOFTSIGN,
  SILU,
  SIGMOID,
  HARD_SIGMOID,
  TANH,
  SOFTMAX,
  LOG_SOFTMAX,
  CLIP,
  MEAN,
  SUM,
  MAX,
  MIN,
  CONCATENATE,
  STACK,
  RESHAPE,
  TRANSPOSE,
  EXPAND_DIMS,
  SQUEEZE,
  GET_ITEM,
  PAD,
  RESIZE;

  /// By the class of Keras 3, or by the name that TensorFlow exports the function under; null where
  /// it is not translated.
  static @Nullable Operation named(String name) {
    return switch (name) {
      case "Add", "math.add", "__operators__.add", "add" -> ADD;
      case "Subtract", "math.subtract", "__operators__.sub", "subtract" -> SUBTRACT;
      case "Multiply", "math.multiply", "__operators__.mul", "multiply" -> MULTIPLY;
      case "Divide", "math.divide", "divide", "realdiv" -> DIVIDE;
      case "TrueDivide", "math.truediv", "__operators__.truediv", "truediv" -> TRUE_DIVIDE;
      case "Power", "math.pow", "__operators__.pow", "pow" -> POWER;
      case "Maximum", "math.maximum", "maximum" -> MAXIMUM;
      case "Minimum", "math.minimum", "minimum" -> MINIMUM;
      case "Greater", "math.greater", "__operators__.gt", "greater" -> GREATER;
      case "GreaterEqual", "math.greater_equal", "__operators__.ge", "greater_equal" ->
          GREATER_EQUAL;
      case "Less", "math.less", "__operators__.lt", "less" -> LESS;
      case "LessEqual", "math.less_equal", "__operators__.le", "less_equal" -> LESS_EQUAL;
      case "Equal", "math.equal", "equal" -> EQUAL;
      case "NotEqual", "math.not_equal", "not_equal" -> NOT_EQUAL;
      case "Where", "where" -> WHERE;
      case "LogicalOr" -> LOGICAL_OR;
      case "Any" -> ANY;
      case "ZerosLike" -> ZEROS_LIKE;
      case "OnesLike" -> ONES_LIKE;
      case "ConvertToTensor" -> CONVERT_TO_TENSOR;
      case "Negative", "math.negative", "negative" -> NEGATIVE;
      case "Absolute", "math.abs", "abs" -> ABSOLUTE;
      case "Exp", "math.exp", "exp" -> EXP;
      case "Log", "math.log", "log" -> LOG;
      case "Sqrt", "math.sqrt", "sqrt" -> SQRT;
      case "Square", "math.square", "square" -> SQUARE;
      case "Relu", "nn.relu" -> RELU;
      case "Relu6", "nn.relu6" -> RELU6;
      case "LeakyRelu", "nn.leaky_relu" -> LEAKY_RELU;
      case "Elu", "nn.elu" -> ELU;
      case "Selu", "nn.selu" -> SELU;
      case "Gelu", "nn.gelu" -> GELU;
      case "Softplus", "math.softplus", "nn.softplus" -> SOFTPLUS;
      case "Softsign", "nn.softsign" -> SOFTSIGN;
      case "Silu", "nn.silu", "nn.swish" -> SILU;
      case "Sigmoid", "math.sigmoid", "sigmoid", "nn.sigmoid" -> SIGMOID;
      case "HardSigmoid" -> HARD_SIGMOID;
      case "Tanh", "math.tanh", "tanh", "nn.tanh" -> TANH;
      case "Softmax", "nn.softmax" -> SOFTMAX;
      case "LogSoftmax", "nn.log_softmax" -> LOG_SOFTMAX;
      case "Clip", "clip_by_value" -> CLIP;
      case "Mean", "math.reduce_mean", "reduce_mean" -> MEAN;
      case "Sum", "math.reduce_sum", "reduce_sum" -> SUM;
      case "Max", "math.reduce_max", "reduce_max" -> MAX;
      case "Min", "math.reduce_min", "reduce_min" -> MIN;
      case "Concatenate", "concat" -> CONCATENATE;
      case "Stack", "stack" -> STACK;
      case "Reshape", "reshape" -> RESHAPE;
      case "Transpose", "transpose" -> TRANSPOSE;
      case "ExpandDims", "expand_dims" -> EXPAND_DIMS;
      case "Squeeze", "squeeze" -> SQUEEZE;
      case "GetItem", "__operators__.getitem" -> GET_ITEM;
      case "Pad", "pad" -> PAD;
      case "Resize", "image.resize" -> RESIZE;
      default -> null;
    };
  }
}
