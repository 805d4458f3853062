/// Tries out a network of which nobody has said what it takes: what its inputs are, which sizes it
/// runs with, and how large its outputs then are.
@NullMarked
package eu.riscale.hub.init.trial;

import org.jspecify.annotations.NullMarked;
