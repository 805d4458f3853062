/// The causes that are looked for, a class each: a cause is named only where it explains the
/// difference within a stated measure.
@NullMarked
package eu.riscale.hub.run.diagnosis.cause;

import org.jspecify.annotations.NullMarked;
