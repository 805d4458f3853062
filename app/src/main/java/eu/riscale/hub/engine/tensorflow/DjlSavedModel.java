package eu.riscale.hub.engine.tensorflow;

import ai.djl.Model;
import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.Djl;
import eu.riscale.hub.engine.library.LoadFailure;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.TensorFlowLibrary;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.weights.tensorflow.ServedFolder;
import eu.riscale.hub.weights.tensorflow.ServedNetwork;
import java.util.Set;
import org.tensorflow.proto.MetaGraphDef;

/// SavedModels through DJL's TensorFlow engine, on the CPU.
final class DjlSavedModel {
  private static final String DJL_NAME = "TensorFlow";

  private final NativeCache natives;

  DjlSavedModel(NativeCache natives) {
    this.natives = natives;
  }

  /// @param saved stays where it is as long as the session is open
  Session open(SavedModel saved, Weights.SavedModelBundle weights) throws EngineException {
    ai.djl.engine.Engine engine = load();
    TensorFlowDialect dialect = new TensorFlowDialect();
    try {
      TfSymbolBlock network = new TfSymbolBlock(bundle(saved.folder()), saved.signature());
      Model model =
          new OpenedModel(
              WeightsArchive.SAVED_MODEL, engine.newBaseManager(ai.djl.Device.cpu()), network);
      return new DjlSession(
          model,
          "TensorFlow " + engine.getVersion(),
          Device.CPU,
          network.describeInput().keys(),
          dialect);
    } catch (RuntimeException e) {
      throw new EngineException(
          EngineException.Kind.WEIGHTS,
          "The SavedModel %s cannot be opened: %s."
              .formatted(weights.file().getFileName(), dialect.reason(e)),
          "",
          e);
    }
  }

  /// TensorFlow has initialised the network once it is opened. DJL would do it again with each run,
  /// and without the paths of its assets, so it is not told how.
  private static SavedModelBundle bundle(ServedFolder folder) {
    SavedModelBundle opened =
        JavacppUtils.loadSavedModelBundle(
            folder.path().toString(),
            folder.tags().toArray(String[]::new),
            JavacppUtils.getSessionConfig(),
            null);
    MetaGraphDef.Builder graph = opened.getMetaGraphDef().toBuilder();
    Set<String> keys = opened.getMetaGraphDef().getSignatureDefMap().keySet();
    keys.stream().filter(key -> !ServedNetwork.isOfNetwork(key)).forEach(graph::removeSignatureDef);
    graph.clearCollectionDef();
    return new SavedModelBundle(opened.getGraph(), opened.getSession(), graph.build());
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
