package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Engine;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import tools.jackson.databind.node.ObjectNode;

/// PyTorch networks whose architecture is Python code, in the person's own Python. Nothing of the
/// code runs in hub's own process, and [Engines] lets nothing run without the person's consent.
public final class StateDictEngine implements Engine<Weights.PytorchStateDict> {
  private final PythonFinder pythons;
  private final PythonNetworks networks;

  public StateDictEngine(PythonFinder pythons, PythonNetworks networks) {
    this.pythons = pythons;
    this.networks = networks;
  }

  @Override
  public Session open(Weights.PytorchStateDict weights, Device device) throws EngineException {
    Device used = device instanceof Device.Auto ? Device.CPU : device;
    return networks.open(
        pythons.withTorch(), PythonNetworks.Kind.STATE_DICT, request(weights), used);
  }

  static ObjectNode request(Weights.PytorchStateDict weights) {
    ObjectNode request = PythonNetworks.request();
    switch (weights.architecture()) {
      case Weights.Architecture.FromFile(var file, var callable, var local) -> {
        request.put("file", file.toAbsolutePath().toString()).put("callable", callable);
        ObjectNode modules = request.putObject("modules");
        local.named().forEach((name, path) -> modules.put(name, path.toAbsolutePath().toString()));
        ObjectNode unnamed = request.putObject("unnamed");
        local.unnamed().forEach(unnamed::put);
      }
      case Weights.Architecture.FromLibrary(var module, var callable) ->
          request.put("library", module).put("callable", callable);
    }
    request.set("kwargs", PythonValue.of(weights.kwargs()));
    return request
        .put("weights", weights.file().toAbsolutePath().toString())
        .put("strict", weights.strict());
  }
}
