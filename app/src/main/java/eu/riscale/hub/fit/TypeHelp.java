package eu.riscale.hub.fit;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.DType;
import java.util.List;
import java.util.Optional;

/// What to do where a network takes an input of another data type than it is given.
public final class TypeHelp {
  private TypeHelp() {}

  /// A description can only ask for a type that the specification has, and that of version 0.4 only
  /// where nothing is done to the input.
  ///
  /// @param type that the network takes, such as `float16`
  public static String of(Optional<WeightsFormat> format, TensorView input, String type) {
    if (DType.of(type).isEmpty()) {
      return "The specification has no %s, so no description fits this network: export it again with %s."
          .formatted(type, again(format, type));
    }
    return input
        .notation()
        .step("ensure_dtype", List.of("dtype: " + type))
        .map(step -> ofStep(input, type, step))
        .orElseGet(() ->
            type.equals("float32")
                ? "Save the test input as float32, and describe its data_type so."
                : "Format 0.4 has no step for that: export the network so that it takes float32 and"
                    + " casts it inside, or describe it in format 0.5, where preprocessing can"
                    + " end with"
                    + " ensure_dtype, dtype %s.".formatted(type));
  }

  private static String ofStep(TensorView input, String type, String step) {
    String otherwise =
        type.equals("float64")
            ? "\nOr export the network again in float32, after model.float()."
            : "\nOr export the network so that it takes %s and casts it inside."
                .formatted(input.type().word());
    return "Let the preprocessing of '%s' end with ensure_dtype, dtype %s:\n%s%s"
        .formatted(input.id(), type, step, type.equals(input.type().word()) ? "" : otherwise);
  }

  private static String again(Optional<WeightsFormat> format, String type) {
    if (!type.endsWith("float16")) {
      return "inputs of a type that it has, such as float32";
    }
    if (format.filter(WeightsFormat.TORCHSCRIPT::equals).isPresent()) {
      return "float32 weights, after model.float(), or cast inside: forward begins with"
          + " x = x.to(torch.%s) and ends with .float()".formatted(type);
    }
    return "float32 inputs and outputs, cast inside (for ONNX by"
        + " onnxconverter_common.convert_float_to_float16 with keep_io_types=True)";
  }
}
