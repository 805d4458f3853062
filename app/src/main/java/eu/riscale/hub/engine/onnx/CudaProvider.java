package eu.riscale.hub.engine.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.library.OnnxLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// CUDA as ONNX Runtime has it. `SessionOptions.addCUDA`, which DJL calls, is compiled out of the
/// bridge to Java that hub brings, with settings as without. A library that is registered as a
/// provider needs nothing of the bridge.
final class CudaProvider implements GpuProvider {
  private static final String REGISTERED_AS = "hub-cuda";
  private static final String NAME = "CUDA";
  private static final String NUMBER = "device_id";

  /// As ONNX Runtime's environment, there is one in a process.
  private static boolean isRegistered;

  @Override
  public boolean isInBuild() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  /// @throws OrtException in CUDA's words where there is no such GPU: ONNX Runtime itself ends the
  ///   process for a number that is too large
  @Override
  public void addTo(SessionOptions options, Device.Cuda gpu, Map<String, String> settings)
      throws OrtException {
    List<OrtEpDevice> gpus = gpus();
    if (gpus.isEmpty()) {
      throw new OrtException(OrtErrorCode.ORT_EP_FAIL, "no CUDA-capable device is detected");
    }
    String number = Integer.toString(gpu.index());
    for (OrtEpDevice each : gpus) {
      if (number.equals(each.getEpOptions().get(NUMBER))) {
        options.addExecutionProvider(List.of(each), settings);
        return;
      }
    }
    throw new OrtException(OrtErrorCode.ORT_EP_FAIL, "invalid device ordinal");
  }

  private static synchronized List<OrtEpDevice> gpus() throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (!isRegistered) {
      environment.registerExecutionProviderLibrary(
          REGISTERED_AS, OnnxLibrary.cudaProvider().toString());
      isRegistered = true;
    }
    List<OrtEpDevice> gpus = new ArrayList<>();
    for (OrtEpDevice device : environment.getEpDevices()) {
      if (device.getEpName().startsWith(NAME)) {
        gpus.add(device);
      }
    }
    return gpus;
  }
}
