package eu.riscale.hub.spec.model.v0_5.processing;

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
        ZeroMeanUnitVarianceDescr {}
