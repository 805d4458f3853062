package eu.riscale.hub.onnx;

import java.util.List;

/// An ONNX model in memory. All its inputs and outputs are `float32`, with the axes in the order in
/// which the Keras model has them; their names and order are the Keras model's own.
///
/// @param bytes a serialized ONNX `ModelProto`
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record OnnxModel(byte[] bytes, List<String> inputNames, List<String> outputNames) {}
