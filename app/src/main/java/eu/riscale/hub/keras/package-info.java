/// Keras and TensorFlow.js models, translated to ONNX in memory.
///
/// [KerasToOnnx] has a model file read and says what became of it as a [Translation]. The rest, in
/// the order of the work: [ModelTranslator] walks the graph of calls that the file's configuration
/// is, [Layers] picks the family of each layer, and [OnnxGraph] writes what they say. Where a
/// TensorFlow.js model has nodes in the place of layers, these are [GraphTranslator] and
/// [GraphOperators].
@NullMarked
package eu.riscale.hub.keras;

import org.jspecify.annotations.NullMarked;
