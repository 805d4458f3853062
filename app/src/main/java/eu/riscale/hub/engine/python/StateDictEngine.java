package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// PyTorch networks whose architecture is Python code, in the person's own Python. Nothing of the
/// code runs in hub's own process, and [Engines] lets nothing run without the person's consent.
public final class StateDictEngine implements Engine<Weights.PytorchStateDict> {
  private final PythonFinder pythons;
  private final Duration limit;

  public StateDictEngine(PythonFinder pythons, Duration limit) {
    this.pythons = pythons;
    this.limit = limit;
  }

  @Override
  public Session open(Weights.PytorchStateDict weights, Device device) throws EngineException {
    Python python = pythons.withTorch();
    ScratchFolder folder = ScratchFolder.make("state-dict");
    PythonProcess process = null;
    try {
      process = PythonProcess.start(python, folder.path(), limit);
      JsonNode opened = process.ask(request(weights, device), "opening the network");
      String engine =
          "PyTorch %s in Python %s".formatted(opened.path("torch").asString(), python.version());
      return new PythonSession(
          process, folder, engine, Device.of(opened.path("device").asString()));
    } catch (EngineException | RuntimeException e) {
      if (process != null) {
        process.close();
      }
      folder.close();
      throw e;
    }
  }

  static ObjectNode request(Weights.PytorchStateDict weights, Device device) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    switch (weights.architecture()) {
      case Weights.Architecture.FromFile(var file, var callable) ->
          request.put("file", file.toAbsolutePath().toString()).put("callable", callable);
      case Weights.Architecture.FromLibrary(var module, var callable) ->
          request.put("library", module).put("callable", callable);
    }
    request.set("kwargs", PythonValue.of(weights.kwargs()));
    return request
        .put("weights", weights.file().toAbsolutePath().toString())
        .put("strict", weights.strict())
        .put("device", device.word().toLowerCase(Locale.ROOT));
  }
}
