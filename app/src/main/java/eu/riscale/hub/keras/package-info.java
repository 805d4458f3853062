/// Keras and TensorFlow.js models, translated to ONNX in memory.
///
/// [KerasToOnnx] has a model file read and says what became of it as a [Translation]. A model of
/// layers and one of a TensorFlow graph are each translated in a package of their own.
@NullMarked
package eu.riscale.hub.keras;

import org.jspecify.annotations.NullMarked;
