/// SavedModels and their checkpoints, read without TensorFlow.
@NullMarked
package eu.riscale.hub.weights.tensorflow;

import org.jspecify.annotations.NullMarked;
