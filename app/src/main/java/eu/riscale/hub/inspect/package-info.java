/// Shows what a model is: its tensors, its steps, and what is inside its weights, none of which is
/// run.
@NullMarked
package eu.riscale.hub.inspect;

import org.jspecify.annotations.NullMarked;
