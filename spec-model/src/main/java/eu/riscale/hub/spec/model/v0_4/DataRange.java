package eu.riscale.hub.spec.model.v0_4;

/// The values that a tensor may hold, both ends included; infinite where there is no limit.
public record DataRange(double min, double max) {}
