/// ONNX graphs, written in memory.
///
/// [OnnxGraph] takes nodes and constants by the names of their tensors and gives an [OnnxModel];
/// [Attribute] and [Protobuf] are what it is written with. The rest are pieces of graphs that more
/// than one kind of network needs: windows, kernels, and images of another size as TensorFlow
/// computes them.
@NullMarked
package eu.riscale.hub.onnx;

import org.jspecify.annotations.NullMarked;
