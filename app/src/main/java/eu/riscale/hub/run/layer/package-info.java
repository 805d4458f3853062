/// The layer in which two networks part that ought to be one: found by running both up to the same
/// layers.
@NullMarked
package eu.riscale.hub.run.layer;

import org.jspecify.annotations.NullMarked;
