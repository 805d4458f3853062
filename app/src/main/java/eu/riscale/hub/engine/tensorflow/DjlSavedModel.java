package eu.riscale.hub.engine.tensorflow;

import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.TensorFlowLibrary;
import eu.riscale.hub.weights.tensorflow.ServedFolder;
import org.tensorflow.proto.SignatureDef;

/// SavedModels through the TensorFlow that DJL loads, on the CPU.
final class DjlSavedModel {
  private static final String DJL_NAME = "TensorFlow";

  private final NativeCache natives;

  DjlSavedModel(NativeCache natives) {
    this.natives = natives;
  }

  /// @param saved stays where it is as long as the session is open
  Session open(SavedModel saved, Weights.SavedModelBundle weights) throws EngineException {
    ai.djl.engine.Engine engine = load();
    try {
      SavedModelBundle bundle = bundle(saved.folder());
      SignatureDef signature = bundle.getMetaGraphDef().getSignatureDefOrThrow(saved.signature());
      return TensorFlowSession.of(bundle, signature, "TensorFlow " + engine.getVersion());
    } catch (RuntimeException e) {
      throw new EngineException(
          EngineException.Kind.WEIGHTS,
          "The SavedModel %s cannot be opened: %s."
              .formatted(weights.file().getFileName(), TensorFlowSession.reason(e)),
          "",
          e);
    }
  }

  /// TensorFlow has initialised the network once it is opened, with the paths of its assets.
  private static SavedModelBundle bundle(ServedFolder folder) {
    return JavacppUtils.loadSavedModelBundle(
        folder.path().toString(),
        folder.tags().toArray(String[]::new),
        JavacppUtils.getSessionConfig(),
        null);
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
