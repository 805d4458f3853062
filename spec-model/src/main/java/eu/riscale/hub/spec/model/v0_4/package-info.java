/// Model descriptions of format 0.4, and of 0.3 once converted.
@NullMarked
package eu.riscale.hub.spec.model.v0_4;

import org.jspecify.annotations.NullMarked;
