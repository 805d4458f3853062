/// Axes of model 0.5: their kinds, sizes and units, and the names that sizes refer by.
@NullMarked
package eu.riscale.hub.spec.model.v0_5.axis;

import org.jspecify.annotations.NullMarked;
