/// Why an output is not the expected one: hypotheses are tried on the tensors at hand, and a cause
/// is named only where it explains the difference within a stated measure.
@NullMarked
package eu.riscale.hub.run.diagnosis;

import org.jspecify.annotations.NullMarked;
