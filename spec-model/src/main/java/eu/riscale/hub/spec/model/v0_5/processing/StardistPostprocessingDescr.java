package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/// Turns the probabilities and distances that a StarDist network predicts into labelled objects.
public record StardistPostprocessingDescr(Kwargs kwargs) implements PostprocessingDescr {
  static final String ID = "stardist_postprocessing";

  /// Two or three dimensions.
  public sealed interface Kwargs {
    double probThreshold();

    double nmsThreshold();

    int nRays();

    /// Downscaling of the prediction along each axis.
    List<Integer> grid();

    Border b();
  }

  /// Where predictions near the border of the image are ignored: the same width everywhere, or
  /// before and after each axis.
  public sealed interface Border {
    record Everywhere(int width) implements Border {}

    record PerAxis(List<List<Integer>> widths) implements Border {}

    static Decoder<Border> decoder(int axes) {
      Decoder<Border> perAxis =
          Lists.ofLength(axes, Lists.ofLength(2, Numbers.INTEGER)).map(PerAxis::new);
      Decoder<Border> everywhere = Numbers.INTEGER.map(Everywhere::new);
      return (node, at, out) ->
          (node instanceof YamlSequence ? perAxis : everywhere).decode(node, at, out);
    }
  }

  public record StardistPostprocessingKwargs2D(
      double probThreshold, double nmsThreshold, int nRays, List<Integer> grid, Border b)
      implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var prob = in.required("prob_threshold", Numbers.REAL);
          var nms = in.required("nms_threshold", Numbers.REAL);
          var rays = in.required("n_rays", Numbers.INTEGER);
          var grid = in.required("grid", Lists.ofLength(2, Numbers.INTEGER));
          var b = in.required("b", Border.decoder(2));
          return in.build(() ->
              new StardistPostprocessingKwargs2D(
                  prob.get(), nms.get(), rays.get(), grid.get(), b.get()));
        });
  }

  /// Volumes.
  ///
  /// @param anisotropy extent of a voxel along each axis
  /// @param overlapLabel given to voxels that several objects claim
  public record StardistPostprocessingKwargs3D(
      double probThreshold,
      double nmsThreshold,
      int nRays,
      List<Integer> grid,
      Border b,
      List<Double> anisotropy,
      Optional<Integer> overlapLabel)
      implements Kwargs {
    static final Decoder<Kwargs> DECODER =
        Fields.mapping(in -> {
          var prob = in.required("prob_threshold", Numbers.REAL);
          var nms = in.required("nms_threshold", Numbers.REAL);
          var rays = in.required("n_rays", Numbers.INTEGER);
          var grid = in.required("grid", Lists.ofLength(3, Numbers.INTEGER));
          var b = in.required("b", Border.decoder(3));
          var anisotropy = in.required("anisotropy", Lists.ofLength(3, Numbers.REAL));
          var overlap = in.optional("overlap_label", Numbers.INTEGER);
          return in.build(() ->
              new StardistPostprocessingKwargs3D(
                  prob.get(),
                  nms.get(),
                  rays.get(),
                  grid.get(),
                  b.get(),
                  anisotropy.get(),
                  overlap.get()));
        });
  }

  private static final Decoder<Kwargs> KWARGS =
      (node, at, out) ->
          node instanceof YamlMapping mapping && isThreeDimensional(mapping)
              ? StardistPostprocessingKwargs3D.DECODER.decode(node, at, out)
              : StardistPostprocessingKwargs2D.DECODER.decode(node, at, out);

  static final Decoder<StardistPostprocessingDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, StardistPostprocessingDescr::new);

  @Override
  public String id() {
    return ID;
  }

  private static boolean isThreeDimensional(YamlMapping kwargs) {
    return kwargs.get("anisotropy") != null
        || kwargs.get("overlap_label") != null
        || (kwargs.get("grid") instanceof YamlSequence grid && grid.items().size() == 3);
  }
}
