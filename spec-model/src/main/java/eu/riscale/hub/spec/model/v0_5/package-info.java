/// Descriptions of models, format 0.5.
@NullMarked
package eu.riscale.hub.spec.model.v0_5;

import org.jspecify.annotations.NullMarked;
