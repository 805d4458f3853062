/// Starts the description of a model from its weights and an example image: what the weights say of
/// themselves, and what their network does at other sizes.
@NullMarked
package eu.riscale.hub.init;

import org.jspecify.annotations.NullMarked;
