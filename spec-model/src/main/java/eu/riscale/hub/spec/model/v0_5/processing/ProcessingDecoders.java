package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.TaggedUnion;
import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import java.util.List;

/// Every step by its `id`.
public final class ProcessingDecoders {
  private static final Member<BinarizeDescr> BINARIZE =
      Member.of(BinarizeDescr.ID, BinarizeDescr.class, BinarizeDescr.DECODER);
  private static final Member<CellposeFlowDynamicsDescr> CELLPOSE_FLOW_DYNAMICS =
      Member.of(
          CellposeFlowDynamicsDescr.ID,
          CellposeFlowDynamicsDescr.class,
          CellposeFlowDynamicsDescr.DECODER);
  private static final Member<ClipDescr> CLIP =
      Member.of(ClipDescr.ID, ClipDescr.class, ClipDescr.DECODER);
  private static final Member<CustomProcessingDescr> CUSTOM_PROCESSING =
      Member.of(
          CustomProcessingDescr.ID, CustomProcessingDescr.class, CustomProcessingDescr.DECODER);
  private static final Member<EnsureDtypeDescr> ENSURE_DTYPE =
      Member.of(EnsureDtypeDescr.ID, EnsureDtypeDescr.class, EnsureDtypeDescr.DECODER);
  private static final Member<FixedZeroMeanUnitVarianceDescr> FIXED_ZERO_MEAN_UNIT_VARIANCE =
      Member.of(
          FixedZeroMeanUnitVarianceDescr.ID,
          FixedZeroMeanUnitVarianceDescr.class,
          FixedZeroMeanUnitVarianceDescr.DECODER);
  private static final Member<ScaleLinearDescr> SCALE_LINEAR =
      Member.of(ScaleLinearDescr.ID, ScaleLinearDescr.class, ScaleLinearDescr.DECODER);
  private static final Member<ScaleMeanVarianceDescr> SCALE_MEAN_VARIANCE =
      Member.of(
          ScaleMeanVarianceDescr.ID, ScaleMeanVarianceDescr.class, ScaleMeanVarianceDescr.DECODER);
  private static final Member<ScaleRangeDescr> SCALE_RANGE =
      Member.of(ScaleRangeDescr.ID, ScaleRangeDescr.class, ScaleRangeDescr.DECODER);
  private static final Member<SigmoidDescr> SIGMOID =
      Member.of(SigmoidDescr.ID, SigmoidDescr.class, SigmoidDescr.DECODER);
  private static final Member<SoftmaxDescr> SOFTMAX =
      Member.of(SoftmaxDescr.ID, SoftmaxDescr.class, SoftmaxDescr.DECODER);
  private static final Member<StardistPostprocessingDescr> STARDIST_POSTPROCESSING =
      Member.of(
          StardistPostprocessingDescr.ID,
          StardistPostprocessingDescr.class,
          StardistPostprocessingDescr.DECODER);
  private static final Member<ZeroMeanUnitVarianceDescr> ZERO_MEAN_UNIT_VARIANCE =
      Member.of(
          ZeroMeanUnitVarianceDescr.ID,
          ZeroMeanUnitVarianceDescr.class,
          ZeroMeanUnitVarianceDescr.DECODER);

  public static final TaggedUnion<PreprocessingDescr> PREPROCESSING =
      new TaggedUnion<>(
          "id",
          List.of(
              BINARIZE,
              CLIP,
              ENSURE_DTYPE,
              FIXED_ZERO_MEAN_UNIT_VARIANCE,
              SCALE_LINEAR,
              SCALE_RANGE,
              SIGMOID,
              SOFTMAX,
              ZERO_MEAN_UNIT_VARIANCE));

  public static final TaggedUnion<PostprocessingDescr> POSTPROCESSING =
      new TaggedUnion<>(
          "id",
          List.of(
              BINARIZE,
              CELLPOSE_FLOW_DYNAMICS,
              CLIP,
              CUSTOM_PROCESSING,
              ENSURE_DTYPE,
              FIXED_ZERO_MEAN_UNIT_VARIANCE,
              SCALE_LINEAR,
              SCALE_MEAN_VARIANCE,
              SCALE_RANGE,
              SIGMOID,
              SOFTMAX,
              STARDIST_POSTPROCESSING,
              ZERO_MEAN_UNIT_VARIANCE));

  private ProcessingDecoders() {}
}
