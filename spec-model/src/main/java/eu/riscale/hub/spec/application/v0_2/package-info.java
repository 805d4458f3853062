/// Descriptions of applications, format 0.2.
@NullMarked
package eu.riscale.hub.spec.application.v0_2;

import org.jspecify.annotations.NullMarked;
