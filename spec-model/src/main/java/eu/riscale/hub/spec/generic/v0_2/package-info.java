/// Generic descriptions of format 0.2, and what all types of 0.2 share with model 0.4.
@NullMarked
package eu.riscale.hub.spec.generic.v0_2;

import org.jspecify.annotations.NullMarked;
