package eu.riscale.hub.engine.machine;

import eu.riscale.hub.engine.AsJudged;
import eu.riscale.hub.engine.AutoSession;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.OnnxLibrary;
import eu.riscale.hub.engine.library.OwnEngine;
import eu.riscale.hub.engine.onnx.KerasEngine;
import eu.riscale.hub.engine.onnx.OnnxEngine;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonNetworks;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.engine.python.StateDictEngine;
import eu.riscale.hub.engine.tensorflow.TensorFlowEngine;
import eu.riscale.hub.engine.torch.TorchScriptEngine;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the engine for a weights entry. Nothing of an engine is loaded before the first network of
/// its format is opened.
public final class Engines implements NetworkOpener {
  private final ModelCode modelCode;
  private final NvidiaDriver driver;
  private final OnnxEngine onnx;
  private final TorchScriptEngine torchScript;
  private final TensorFlowEngine tensorFlow;
  private final StateDictEngine stateDict;
  private final KerasEngine keras;
  private final EngineReports reports;

  /// The files of networks that may be opened, as they were when hub read them: a diagnosis opens
  /// the same network again and again.
  private final Map<Weights, ReadFiles> allowed = new HashMap<>();

  /// @param cache hub's cache folder, where native libraries are unpacked once; empty where there
  ///   is none
  /// @param settings what is allowed of code that comes with a model
  /// @param progress takes a line for the person who waits, before something that takes seconds
  public Engines(Optional<Path> cache, PythonSettings settings, Consumer<String> progress) {
    this(new NativeCache(cache, progress), settings, NvidiaDriver.ofThisMachine());
  }

  /// @param driver whether a GPU may be used
  public Engines(NativeCache natives, PythonSettings settings, NvidiaDriver driver) {
    modelCode = settings.code();
    this.driver = driver;
    PythonFinder pythons = new PythonFinder(settings);
    GpuLibraries gpu = new GpuLibraries(pythons, driver, System.getenv());
    reports = new EngineReports(gpu, pythons, modelCode);
    onnx = new OnnxEngine(natives, gpu);
    keras = new KerasEngine(onnx);
    PythonNetworks networks = new PythonNetworks(settings.limit());
    torchScript = new TorchScriptEngine(natives, gpu, networks);
    tensorFlow = new TensorFlowEngine(natives, gpu, networks);
    stateDict = new StateDictEngine(pythons, networks);
  }

  /// Opens the network of one weights entry on the device; not available where it would do more
  /// than compute, and the code of models is not trusted.
  @Override
  public Opening open(Weights weights, Device device) throws EngineException {
    return device instanceof Device.Auto && driver == NvidiaDriver.PRESENT
        ? AutoSession.open(each -> openOn(weights, each))
        : openOn(weights, device);
  }

  private Opening openOn(Weights weights, Device device) throws EngineException {
    return switch (modelCode) {
      case REFUSED -> openedAsRead(weights, device);
      case TRUSTED -> opened(weights, device, AsJudged.TRUSTED);
    };
  }

  /// A file that is changed in between may have been read by hub in one state and by the engine in
  /// another.
  private Opening openedAsRead(Weights weights, Device device) throws EngineException {
    ReadFiles files = ReadFiles.now(weights);
    if (!files.tellsEachChange() || !files.equals(allowed.get(weights))) {
      Optional<Opening.Unavailable> refusal = Gate.refusal(weights);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      files.requireSame();
      allowed.put(weights, files);
    }
    Opening opening = opened(weights, device, new JudgedFiles(files));
    try {
      files.requireSame();
    } catch (EngineException e) {
      if (opening instanceof Opening.Opened(Session session)) {
        session.close();
      }
      throw e;
    }
    return opening;
  }

  @Override
  public Optional<Inside> inside(Weights weights, Device device) throws EngineException {
    ReadFiles files = ReadFiles.now(weights);
    if (modelCode == ModelCode.REFUSED && Gate.refusal(weights).isPresent()) {
      return Optional.empty();
    }
    AsJudged judged = modelCode == ModelCode.TRUSTED ? AsJudged.TRUSTED : new JudgedFiles(files);
    Optional<Inside> inside =
        switch (weights) {
          case Weights.Onnx graph -> onnx.inside(graph, device, judged);
          case Weights.TorchScript archive -> torchScript.inside(archive, judged);
          case Weights.Keras layers -> keras.inside(layers, device);
          case Weights.SavedModelBundle bundle -> Optional.empty();
          case Weights.PytorchStateDict code -> Optional.empty();
        };
    files.requireSame();
    return inside;
  }

  private Opening opened(Weights weights, Device device, AsJudged judged) throws EngineException {
    boolean byOnnxRuntime = weights instanceof Weights.Onnx || weights instanceof Weights.Keras;
    if (byOnnxRuntime && !OnnxLibrary.isHere()) {
      return EngineArchives.own().missing(OwnEngine.ONNX_RUNTIME);
    }
    return switch (weights) {
      case Weights.Onnx graph -> new Opening.Opened(onnx.open(graph, device));
      case Weights.TorchScript archive -> torchScript.open(archive, device, judged);
      case Weights.SavedModelBundle bundle -> tensorFlow.open(bundle, device, judged);
      case Weights.PytorchStateDict code when modelCode == ModelCode.TRUSTED ->
          new Opening.Opened(stateDict.open(code, device));
      case Weights.PytorchStateDict code ->
          new Opening.Unavailable(
              "The network of pytorch_state_dict is Python code of the model, which hub runs only"
                  + " where you trust it.",
              "If you trust its author, add --trust-code; and --python PATH where the Python on"
                  + " your path has no torch.");
      case Weights.Keras layers -> keras.open(layers, device);
    };
  }

  /// What can run here, without loading any of it.
  public List<EngineReport> report() {
    return reports.all();
  }

  /// What runs a weights format here, without loading it. No Python is asked unless the code of
  /// models is trusted.
  public EngineReport report(WeightsFormat format) {
    return reports.of(format);
  }
}
