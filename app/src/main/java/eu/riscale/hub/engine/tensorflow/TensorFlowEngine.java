package eu.riscale.hub.engine.tensorflow;

import ai.djl.Model;
import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.DjlSession;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.FolderSession;
import eu.riscale.hub.engine.ScratchFolder;
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

/// TensorFlow SavedModels through DJL's TensorFlow engine, on the CPU.
public final class TensorFlowEngine implements Engine<Weights.SavedModelBundle> {
  private static final String DJL_NAME = "TensorFlow";

  private final NativeCache natives;

  public TensorFlowEngine(NativeCache natives) {
    this.natives = natives;
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
      return new FolderSession(open(model, weights), folder);
    } catch (EngineException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private Session open(SavedModel saved, Weights.SavedModelBundle weights) throws EngineException {
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
