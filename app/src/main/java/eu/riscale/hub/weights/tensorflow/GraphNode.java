package eu.riscale.hub.weights.tensorflow;

import java.util.List;

/// One operation of a graph or of a function. (TensorFlow 2.18, `node_def.proto`.)
///
/// @param operator what it does, or the name of a function
/// @param inputs as they are written: `node`, `node:1`, in functions `node:output:1` or the name of
///   an argument, and `^node` for one that runs before
record GraphNode(String name, String operator, List<String> inputs, NodeAttributes attributes) {}
