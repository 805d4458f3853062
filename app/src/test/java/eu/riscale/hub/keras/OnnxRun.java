package eu.riscale.hub.keras;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import eu.riscale.hub.onnx.OnnxModel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a translated model by ONNX Runtime on the CPU.
final class OnnxRun {
  private OnnxRun() {}

  /// @param inputs in the order of the model's inputs
  static List<KerasModelFiles.Named> run(OnnxModel model, List<KerasModelFiles.Named> inputs)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> feed = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model.bytes(), options)) {
        for (int i = 0; i < inputs.size(); i++) {
          FloatBuffer data = FloatBuffer.wrap(inputs.get(i).data());
          feed.put(
              model.inputNames().get(i),
              OnnxTensor.createTensor(environment, data, inputs.get(i).shape()));
        }
        List<KerasModelFiles.Named> outputs = new ArrayList<>();
        try (OrtSession.Result result = session.run(feed)) {
          for (Map.Entry<String, OnnxValue> entry : result) {
            OnnxTensor tensor = (OnnxTensor) entry.getValue();
            outputs.add(
                new KerasModelFiles.Named(
                    entry.getKey(), tensor.getInfo().getShape(), tensor.getFloatBuffer().array()));
          }
        }
        return outputs;
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }
}
