package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.TaggedUnion;
import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import java.util.List;

/// Every step by its `id`.
public final class ProcessingDecoders {
  public static final TaggedUnion<PreprocessingDescr> PREPROCESSING =
      new TaggedUnion<>(
          "id",
          List.of(
              Member.of(BinarizeDescr.ID, BinarizeDescr.class, BinarizeDescr.DECODER),
              Member.of(ClipDescr.ID, ClipDescr.class, ClipDescr.DECODER),
              Member.of(EnsureDtypeDescr.ID, EnsureDtypeDescr.class, EnsureDtypeDescr.DECODER),
              Member.of(
                  FixedZeroMeanUnitVarianceDescr.ID,
                  FixedZeroMeanUnitVarianceDescr.class,
                  FixedZeroMeanUnitVarianceDescr.DECODER),
              Member.of(ScaleLinearDescr.ID, ScaleLinearDescr.class, ScaleLinearDescr.DECODER),
              Member.of(ScaleRangeDescr.ID, ScaleRangeDescr.class, ScaleRangeDescr.DECODER),
              Member.of(SigmoidDescr.ID, SigmoidDescr.class, SigmoidDescr.DECODER),
              Member.of(SoftmaxDescr.ID, SoftmaxDescr.class, SoftmaxDescr.DECODER),
              Member.of(
                  ZeroMeanUnitVarianceDescr.ID,
                  ZeroMeanUnitVarianceDescr.class,
                  ZeroMeanUnitVarianceDescr.DECODER)));

  public static final TaggedUnion<PostprocessingDescr> POSTPROCESSING =
      new TaggedUnion<>(
          "id",
          List.of(
              Member.of(BinarizeDescr.ID, BinarizeDescr.class, BinarizeDescr.DECODER),
              Member.of(
                  CellposeFlowDynamicsDescr.ID,
                  CellposeFlowDynamicsDescr.class,
                  CellposeFlowDynamicsDescr.DECODER),
              Member.of(ClipDescr.ID, ClipDescr.class, ClipDescr.DECODER),
              Member.of(
                  CustomProcessingDescr.ID,
                  CustomProcessingDescr.class,
                  CustomProcessingDescr.DECODER),
              Member.of(EnsureDtypeDescr.ID, EnsureDtypeDescr.class, EnsureDtypeDescr.DECODER),
              Member.of(
                  FixedZeroMeanUnitVarianceDescr.ID,
                  FixedZeroMeanUnitVarianceDescr.class,
                  FixedZeroMeanUnitVarianceDescr.DECODER),
              Member.of(ScaleLinearDescr.ID, ScaleLinearDescr.class, ScaleLinearDescr.DECODER),
              Member.of(
                  ScaleMeanVarianceDescr.ID,
                  ScaleMeanVarianceDescr.class,
                  ScaleMeanVarianceDescr.DECODER),
              Member.of(ScaleRangeDescr.ID, ScaleRangeDescr.class, ScaleRangeDescr.DECODER),
              Member.of(SigmoidDescr.ID, SigmoidDescr.class, SigmoidDescr.DECODER),
              Member.of(SoftmaxDescr.ID, SoftmaxDescr.class, SoftmaxDescr.DECODER),
              Member.of(
                  StardistPostprocessingDescr.ID,
                  StardistPostprocessingDescr.class,
                  StardistPostprocessingDescr.DECODER),
              Member.of(
                  ZeroMeanUnitVarianceDescr.ID,
                  ZeroMeanUnitVarianceDescr.class,
                  ZeroMeanUnitVarianceDescr.DECODER)));

  private ProcessingDecoders() {}
}
