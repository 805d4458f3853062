/// Why a network cannot be opened or fails on its test inputs, found in the weights file and by a
/// few further runs.
@NullMarked
package eu.riscale.hub.run.failure;

import org.jspecify.annotations.NullMarked;
