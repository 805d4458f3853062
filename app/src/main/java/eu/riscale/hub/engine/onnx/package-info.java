/// ONNX Runtime: ONNX graphs, and the layers of Keras and TensorFlow.js as ONNX graphs.
@NullMarked
package eu.riscale.hub.engine.onnx;

import org.jspecify.annotations.NullMarked;
