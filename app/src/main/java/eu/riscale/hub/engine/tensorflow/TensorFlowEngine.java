package eu.riscale.hub.engine.tensorflow;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.FolderSession;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.OwnEngine;
import eu.riscale.hub.engine.library.TensorFlowLibrary;
import eu.riscale.hub.engine.library.TensorFlowSetup;
import eu.riscale.hub.engine.python.Python;
import eu.riscale.hub.engine.python.PythonNetworks;
import eu.riscale.hub.weights.tensorflow.ServedFolder.Ends;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// SavedModels: on the CPU by the TensorFlow that hub brings, on a GPU in the Python whose
/// TensorFlow can use it.
public final class TensorFlowEngine {
  private final DjlSavedModel djl;
  private final GpuLibraries gpu;
  private final PythonNetworks networks;

  public TensorFlowEngine(NativeCache natives, GpuLibraries gpu, PythonNetworks networks) {
    this.djl = new DjlSavedModel(natives);
    this.gpu = gpu;
    this.networks = networks;
  }

  /// Opens a SavedModel on the device; not available where no TensorFlow is there for this machine.
  ///
  /// @throws EngineException of kind DEVICE where the GPU was asked for, and no Python has a
  ///   TensorFlow that finds it
  public Opening open(Weights.SavedModelBundle weights, Device device, AsJudged judged)
      throws EngineException {
    return switch (device) {
      case Device.Cpu cpu -> onTheCpu(weights, judged);
      case Device.Auto auto -> onTheCpu(weights, judged);
      case Device.Cuda cuda -> new Opening.Opened(inPython(weights, cuda, judged));
    };
  }

  private Opening onTheCpu(Weights.SavedModelBundle weights, AsJudged judged)
      throws EngineException {
    return TensorFlowLibrary.isHere()
        ? new Opening.Opened(opened(weights, judged, saved -> djl.open(saved, weights)))
        : EngineArchives.own().missing(OwnEngine.TENSORFLOW);
  }

  private Session inPython(Weights.SavedModelBundle weights, Device.Cuda device, AsJudged judged)
      throws EngineException {
    Optional<Python> found = gpu.tensorFlow(device);
    if (found.isEmpty()) {
      throw new EngineException(
          EngineException.Kind.DEVICE,
          "%s is not available for tensorflow_saved_model_bundle: that needs a Python that has TensorFlow, and there is none."
              .formatted(device.word()),
          TensorFlowSetup.HINT,
          null);
    }
    Python python = found.get();
    return opened(
        weights,
        judged,
        saved ->
            networks.open(
                python, PythonNetworks.Kind.SAVED_MODEL, request(saved, weights), device));
  }

  private interface Opener {
    Session open(SavedModel saved) throws EngineException;
  }

  private static Session opened(Weights.SavedModelBundle weights, AsJudged judged, Opener opener)
      throws EngineException {
    ScratchFolder folder = ScratchFolder.make("saved-model");
    try {
      SavedModel saved = SavedModel.unpack(weights.file().toAbsolutePath(), folder.path());
      judged.requireSame(); // What was unpacked is what TensorFlow is given.
      return new FolderSession(opener.open(saved), folder);
    } catch (EngineException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static ObjectNode request(SavedModel saved, Weights.SavedModelBundle weights) {
    Ends ends = Objects.requireNonNull(saved.folder().signatures().get(saved.signature()));
    ObjectNode request =
        PythonNetworks.request()
            .put("name", weights.file().getFileName().toString())
            .put("folder", saved.folder().path().toString())
            .put("signature", saved.signature());
    saved.folder().tags().forEach(request.putArray("tags")::add);
    ends.inputs().forEach(request.putArray("inputs")::add);
    ends.outputs().forEach(request.putArray("outputs")::add);
    return request;
  }
}
