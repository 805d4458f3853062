/// The nodes of TensorFlow graphs, as TensorFlow.js has them in the place of layers, as ONNX.
///
/// [GraphTranslator] walks the graph, and [GraphOperators] picks what translates each node.
@NullMarked
package eu.riscale.hub.keras.graph;

import org.jspecify.annotations.NullMarked;
