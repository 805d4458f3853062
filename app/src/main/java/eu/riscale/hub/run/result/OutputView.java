package eu.riscale.hub.run.result;

import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.tensor.picture.PlaneSet;
import java.util.List;

/// What there is to see of one output.
///
/// @param differences how the absolute differences are distributed; none where the shapes differ
/// @param planes of the inputs, the test output, the output and their difference
public record OutputView(List<Differences.Bin> differences, PlaneSet planes) {}
