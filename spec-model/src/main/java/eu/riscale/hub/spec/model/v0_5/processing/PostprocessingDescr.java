package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Tags;
import java.util.Map;

/// A step that finishes an output of the network.
public sealed interface PostprocessingDescr extends ProcessingDescr
    permits BinarizeDescr,
        CellposeFlowDynamicsDescr,
        ClipDescr,
        CustomProcessingDescr,
        EnsureDtypeDescr,
        FixedZeroMeanUnitVarianceDescr,
        ScaleLinearDescr,
        ScaleMeanVarianceDescr,
        ScaleRangeDescr,
        SigmoidDescr,
        SoftmaxDescr,
        StardistPostprocessingDescr,
        ZeroMeanUnitVarianceDescr {

  Decoder<PostprocessingDescr> DECODER =
      Tags.of(
          "id",
          Map.ofEntries(
              Map.entry("binarize", BinarizeDescr.DECODER),
              Map.entry("cellpose_flow_dynamics", CellposeFlowDynamicsDescr.DECODER),
              Map.entry("clip", ClipDescr.DECODER),
              Map.entry("custom", CustomProcessingDescr.DECODER),
              Map.entry("ensure_dtype", EnsureDtypeDescr.DECODER),
              Map.entry("fixed_zero_mean_unit_variance", FixedZeroMeanUnitVarianceDescr.DECODER),
              Map.entry("scale_linear", ScaleLinearDescr.DECODER),
              Map.entry("scale_mean_variance", ScaleMeanVarianceDescr.DECODER),
              Map.entry("scale_range", ScaleRangeDescr.DECODER),
              Map.entry("sigmoid", SigmoidDescr.DECODER),
              Map.entry("softmax", SoftmaxDescr.DECODER),
              Map.entry("stardist_postprocessing", StardistPostprocessingDescr.DECODER),
              Map.entry("zero_mean_unit_variance", ZeroMeanUnitVarianceDescr.DECODER)));
}
