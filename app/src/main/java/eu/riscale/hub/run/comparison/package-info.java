/// Tensors compared element by element, within a tolerance.
@NullMarked
package eu.riscale.hub.run.comparison;

import org.jspecify.annotations.NullMarked;
