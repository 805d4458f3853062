package eu.riscale.hub.engine.tensorflow;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.FolderSession;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.TensorFlowLibrary;
import eu.riscale.hub.spec.file.WeightsArchive;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// TensorFlow SavedModels through DJL's TensorFlow engine, on the CPU.
public final class TensorFlowEngine implements Engine<Weights.SavedModelBundle> {
  private static final String DJL_NAME = "TensorFlow";

  private final NativeCache natives;
  private final ModelCode code;

  /// @param code whether a network may read and write files
  public TensorFlowEngine(NativeCache natives, ModelCode code) {
    this.natives = natives;
    this.code = code;
  }

  @Override
  public Session open(Weights.SavedModelBundle weights, Device device) throws EngineException {
    if (device instanceof Device.Cuda cuda) {
      throw new EngineException(
          EngineException.Kind.DEVICE,
          cuda.word()
              + " is not available for tensorflow_saved_model_bundle: hub's TensorFlow is the build"
              + " for the CPU.",
          "Use --device cpu, or auto.",
          null);
    }
    ScratchFolder folder = ScratchFolder.make("saved-model");
    try {
      SavedModel model = SavedModel.unpack(weights.file().toAbsolutePath(), folder.path());
      refuseCode(model);
      return new FolderSession(open(model, weights), folder);
    } catch (EngineException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private void refuseCode(SavedModel model) throws EngineException {
    Optional<String> outside =
        code == ModelCode.TRUSTED ? Optional.empty() : SavedModelReach.outside(model);
    if (outside.isPresent()) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "The SavedModel does more than arithmetic: its operation "
              + outside.get()
              + " can read or write files or run code.",
          "If you trust its author, add --trust-code.",
          null);
    }
  }

  private Session open(SavedModel saved, Weights.SavedModelBundle weights) throws EngineException {
    ai.djl.engine.Engine engine = load();
    TensorFlowDialect dialect = new TensorFlowDialect();
    Model model = Model.newInstance(WeightsArchive.SAVED_MODEL, ai.djl.Device.cpu(), DJL_NAME);
    try {
      model.load(
          saved.folder(), null, Map.of("Tags", saved.tags(), "SignatureDefKey", saved.signature()));
      return new DjlSession(
          model,
          "TensorFlow " + engine.getVersion(),
          Device.CPU,
          model.getBlock().describeInput().keys(),
          dialect);
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new EngineException(
          EngineException.Kind.WEIGHTS,
          "The SavedModel %s cannot be opened: %s."
              .formatted(weights.file().getFileName(), dialect.reason(e)),
          "",
          e);
    }
  }

  private ai.djl.engine.Engine load() throws EngineException {
    Djl.settle();
    TensorFlowLibrary.prepare(natives);
    try {
      return ai.djl.engine.Engine.getEngine(DJL_NAME);
    } catch (LinkageError | RuntimeException e) {
      throw LoadFailure.of("TensorFlow", e);
    }
  }
}
