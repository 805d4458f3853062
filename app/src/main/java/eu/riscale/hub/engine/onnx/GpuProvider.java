package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
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

  /// ONNX Runtime itself. DJL calls {@link SessionOptions#addCUDA(int)}, which is compiled out of
  /// the bridge to Java that hub brings; this way the same bridge reaches CUDA.
  GpuProvider CUDA =
      new GpuProvider() {
        @Override
        public boolean isInBuild() {
          return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        }

        @Override
        public void addTo(SessionOptions options, Device.Cuda gpu, Map<String, String> settings)
            throws OrtException {
          try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu.index())) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
              cuda.add(setting.getKey(), setting.getValue());
            }
            options.addCUDA(cuda);
          }
        }
      };
}
