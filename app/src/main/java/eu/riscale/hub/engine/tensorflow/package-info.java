/// TensorFlow for Java: SavedModel bundles.
@NullMarked
package eu.riscale.hub.engine.tensorflow;

import org.jspecify.annotations.NullMarked;
