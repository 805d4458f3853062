package eu.riscale.hub.spec.model;

/// The two percentiles, from 0 to 100, between which `scale_range` maps to 0 to 1.
public interface PercentileRange {
  double minPercentile();

  double maxPercentile();
}
