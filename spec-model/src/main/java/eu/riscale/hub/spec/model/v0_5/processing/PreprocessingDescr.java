package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Tags;
import java.util.Map;

/// A step that prepares an input for the network.
public sealed interface PreprocessingDescr extends ProcessingDescr
    permits BinarizeDescr,
        ClipDescr,
        EnsureDtypeDescr,
        FixedZeroMeanUnitVarianceDescr,
        ScaleLinearDescr,
        ScaleRangeDescr,
        SigmoidDescr,
        SoftmaxDescr,
        ZeroMeanUnitVarianceDescr {

  Decoder<PreprocessingDescr> DECODER =
      Tags.of(
          "id",
          Map.of(
              "binarize", BinarizeDescr.DECODER,
              "clip", ClipDescr.DECODER,
              "ensure_dtype", EnsureDtypeDescr.DECODER,
              "fixed_zero_mean_unit_variance", FixedZeroMeanUnitVarianceDescr.DECODER,
              "scale_linear", ScaleLinearDescr.DECODER,
              "scale_range", ScaleRangeDescr.DECODER,
              "sigmoid", SigmoidDescr.DECODER,
              "softmax", SoftmaxDescr.DECODER,
              "zero_mean_unit_variance", ZeroMeanUnitVarianceDescr.DECODER));
}
