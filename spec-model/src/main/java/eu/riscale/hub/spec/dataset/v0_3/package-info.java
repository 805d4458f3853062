/// Descriptions of the type dataset, format 0.3.
@NullMarked
package eu.riscale.hub.spec.dataset.v0_3;

import org.jspecify.annotations.NullMarked;
