/// Keras and TensorFlow.js layer models, translated to ONNX in memory.
///
/// [KerasToOnnx] reads a model file and says what became of it as a [Translation]. The rest, in the
/// order of the work: a [KerasFile] gives the configuration and the weights, [LayerGraph] is the
/// configuration as a graph of calls, [ModelTranslator] walks it, [Layers] picks the family of each
/// layer, and [OnnxGraph] writes what they say.
@NullMarked
package eu.riscale.hub.keras;

import org.jspecify.annotations.NullMarked;
