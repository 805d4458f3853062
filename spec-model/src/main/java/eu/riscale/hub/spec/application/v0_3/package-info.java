/// Descriptions of the type application, format 0.3.
@NullMarked
package eu.riscale.hub.spec.application.v0_3;

import org.jspecify.annotations.NullMarked;
