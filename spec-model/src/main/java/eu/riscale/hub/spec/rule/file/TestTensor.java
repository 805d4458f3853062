package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.ValueStatistics;
import eu.riscale.hub.spec.npy.NpyHeader;

/// A tensor and what its test file holds.
record TestTensor(DescribedTensor descr, NpyHeader header, ValueStatistics values) {
  /// "The test tensor of 'raw'".
  String subject() {
    return "The test tensor of '" + descr.id() + "'";
  }
}
