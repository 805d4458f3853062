package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.Device;
import java.util.Map;

/// What hub asks of ONNX Runtime for a GPU. Tests have one of their own, to see on machines without
/// a GPU what is asked.
interface GpuProvider {

  /// Whether the library that was loaded is a build with CUDA.
  boolean isInBuild();

  /// Lets a session run on the GPU.
  void addTo(SessionOptions options, Device.Cuda gpu, Map<String, String> settings)
      throws OrtException;
}
