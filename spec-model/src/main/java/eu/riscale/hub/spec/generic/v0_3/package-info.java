/// Descriptions of the type generic, format 0.3.
@NullMarked
package eu.riscale.hub.spec.generic.v0_3;

import org.jspecify.annotations.NullMarked;
