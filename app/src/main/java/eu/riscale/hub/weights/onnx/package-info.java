/// ONNX graphs, read without ONNX Runtime and without their numbers.
@NullMarked
package eu.riscale.hub.weights.onnx;

import org.jspecify.annotations.NullMarked;
