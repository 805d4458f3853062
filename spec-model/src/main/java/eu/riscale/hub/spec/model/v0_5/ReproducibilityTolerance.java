package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Interval;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;

/// How far the outputs of a test may differ from those that are expected: an element mismatches
/// where |actual − expected| > absolute + relative · |expected|.
///
/// @param mismatchedElementsPerMillion how many elements in a million may mismatch
/// @param weightsFormats for which formats; all where empty
/// @param extras fields that the format does not know
public record ReproducibilityTolerance(
    Outputs outputs,
    double relativeTolerance,
    double absoluteTolerance,
    int mismatchedElementsPerMillion,
    List<WeightsFormat> weightsFormats,
    YamlValue.Mapping extras) {

  /// The outputs that a tolerance is for.
  public sealed interface Outputs {
    /// Outputs of a floating-point type.
    record AnyContinuous() implements Outputs {}

    /// Outputs of integers and truth values.
    record AnyDiscrete() implements Outputs {}

    /// Outputs by their ids.
    ///
    /// @param ids all outputs where empty
    record Listed(List<TensorId> ids) implements Outputs {}

    default boolean include(TensorId id, DataType type) {
      return switch (this) {
        case AnyContinuous any -> type.isFloat();
        case AnyDiscrete any -> !type.isFloat();
        case Listed(List<TensorId> ids) -> ids.isEmpty() || ids.contains(id);
      };
    }
  }

  private static final String CONTINUOUS = "any_continuous_output";
  private static final String DISCRETE = "any_discrete_output";

  private static final Decoder<Outputs> OUTPUTS =
      (node, at, out) -> {
        if (!(node instanceof YamlScalar scalar)) {
          return Lists.of(TensorId.DECODER).decode(node, at, out).map(Outputs.Listed::new);
        }
        return switch (scalar.text()) {
          case CONTINUOUS -> Decoded.of(new Outputs.AnyContinuous());
          case DISCRETE -> Decoded.of(new Outputs.AnyDiscrete());
          default ->
              Words.unknown(node, at, List.of(CONTINUOUS, DISCRETE, "a list of output ids"), out);
        };
      };

  /// What counts where a model says nothing.
  public static final List<ReproducibilityTolerance> STANDARD =
      List.of(
          new ReproducibilityTolerance(
              new Outputs.AnyContinuous(), 1e-3, 1e-3, 100, List.of(), YamlValue.Mapping.EMPTY),
          new ReproducibilityTolerance(
              new Outputs.AnyDiscrete(), 0, 0, 1000, List.of(), YamlValue.Mapping.EMPTY));

  /// Stands for a tolerance that is broken.
  static final ReproducibilityTolerance UNKNOWN =
      new ReproducibilityTolerance(
          new Outputs.Listed(List.of()), 0, 0, 0, List.of(), YamlValue.Mapping.EMPTY);

  static final Decoder<ReproducibilityTolerance> DECODER =
      (node, at, out) -> {
        boolean discrete =
            node instanceof YamlMapping mapping
                && mapping.get("output_ids") instanceof YamlScalar scalar
                && scalar.text().equals(DISCRETE);
        return fields(discrete ? 0 : 1e-3, discrete ? 1000 : 100).decode(node, at, out);
      };

  /// Whether this is a tolerance for weights in a format.
  public boolean isFor(WeightsFormat format) {
    return weightsFormats.isEmpty() || weightsFormats.contains(format);
  }

  private static Decoder<ReproducibilityTolerance> fields(double tolerance, int perMillion) {
    return Fields.mapping(in -> {
      var outputs = in.optional("output_ids", OUTPUTS, new Outputs.Listed(List.of()));
      var relative =
          in.optional("relative_tolerance", Numbers.real(Interval.between(0, 0.01)), tolerance);
      var absolute =
          in.optional("absolute_tolerance", Numbers.real(Interval.atLeast(0)), tolerance);
      var mismatched =
          in.optional("mismatched_elements_per_million", Numbers.integer(0, 30_000), perMillion);
      var formats =
          in.optional("weights_formats", Lists.of(Words.of(WeightsFormat.values())), List.of());
      return in.buildOpen(() ->
          new ReproducibilityTolerance(
              outputs.get(),
              relative.get(),
              absolute.get(),
              mismatched.get(),
              formats.get(),
              in.extras()));
    });
  }
}
