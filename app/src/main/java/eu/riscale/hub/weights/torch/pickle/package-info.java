/// Reads Python pickles without running anything in them: a function that a pickle would have
/// called is kept as its name.
@NullMarked
package eu.riscale.hub.weights.torch.pickle;

import org.jspecify.annotations.NullMarked;
