/// Descriptions of models, format 0.5; axes and steps have rooms of their own.
@NullMarked
package eu.riscale.hub.spec.model.v0_5;

import org.jspecify.annotations.NullMarked;
