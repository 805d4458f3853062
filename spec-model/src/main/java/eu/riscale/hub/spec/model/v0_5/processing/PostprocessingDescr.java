package eu.riscale.hub.spec.model.v0_5.processing;

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
        ZeroMeanUnitVarianceDescr {}
