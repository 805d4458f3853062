package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// Where fields of older formats stand in newer ones.
final class MovedFields {
  private MovedFields() {}

  static boolean areTensors(RdfPath at) {
    return at.segments().size() == 1 && (last(at).equals("inputs") || last(at).equals("outputs"));
  }

  static boolean areWeights(RdfPath at) {
    return at.segments().equals(List.of("weights"));
  }

  /// The steps before or after the network.
  static boolean areSteps(RdfPath at) {
    return isTensor(at.parent())
        && (last(at).equals("preprocessing") || last(at).equals("postprocessing"));
  }

  private static boolean isTensor(RdfPath at) {
    return at.segments().size() == 2 && areTensors(at.parent());
  }

  /// What a field is called now; most keep their name.
  ///
  /// @param in the mapping that has it
  static String newName(RdfPath in, String field) {
    return switch (isTensor(in) ? field : areWeights(in) ? "weights." + field : "") {
      case "name" -> "id";
      case "data_type" -> "data";
      case "weights.pytorch_script" -> "torchscript";
      default -> field;
    };
  }

  /// The fields that say now what a field said that has gone, the likeliest first.
  static List<RdfPath> heirs(RdfPath gone) {
    RdfPath in = gone.parent();
    if (isTensor(in)) {
      return fields(
          in,
          switch (last(gone)) {
            case "shape", "halo" -> List.of("axes");
            case "data_range" -> List.of("data");
            default -> List.<String>of();
          });
    }
    if (in.segments().size() == 2 && areWeights(in.parent())) {
      return fields(
          in,
          switch (last(gone)) {
            case "architecture_sha256", "kwargs" -> List.of("architecture");
            default -> List.<String>of();
          });
    }
    return fields(
        in,
        switch (in.segments().isEmpty() ? last(gone) : "") {
          case "test_inputs", "sample_inputs" -> List.of("inputs");
          case "test_outputs", "sample_outputs" -> List.of("outputs");
          case "source", "sha256", "kwargs", "language", "framework", "dependencies" ->
              List.of("weights");
          default -> List.<String>of();
        });
  }

  private static List<RdfPath> fields(RdfPath in, List<String> names) {
    return names.stream().map(in::field).toList();
  }

  private static String last(RdfPath at) {
    return at.segments().isEmpty() ? "" : at.segments().getLast().toString();
  }
}
