/// Files of Keras and TensorFlow.js: the network's configuration, and its arrays as they are asked
/// for.
@NullMarked
package eu.riscale.hub.weights.keras;

import org.jspecify.annotations.NullMarked;
