/// Tensors as pictures, and image files as tensors.
@NullMarked
package eu.riscale.hub.tensor.picture;

import org.jspecify.annotations.NullMarked;
