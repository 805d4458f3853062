package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import java.util.Optional;

/// One output of a test.
///
/// @param comparison how far it is from the expected one
/// @param diagnosis why it fails; empty where it passes, or where the test looks for no cause
public record ComparedOutput(OutputComparison comparison, Optional<Diagnosis> diagnosis) {}
