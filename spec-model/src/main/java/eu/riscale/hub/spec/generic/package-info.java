/// Generic descriptions, and the records that all types share.
@NullMarked
package eu.riscale.hub.spec.generic;

import org.jspecify.annotations.NullMarked;
