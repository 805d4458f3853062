package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Opens networks in a Python of the person's own, each in a process of its own.
///
/// @param limit how long opening a network may take, and how long each run of it
public record PythonNetworks(Duration limit) {

  /// What a network is made of.
  public enum Kind {
    /// Code of the model.
    STATE_DICT,
    /// What torch saved together with its code.
    TORCH_SCRIPT,
    /// What TensorFlow saved, in a folder.
    SAVED_MODEL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Opens a network.
  ///
  /// @param request what the script for this kind asks for, beside the device
  /// @throws EngineException of kind DEVICE where the device is not available there; of other kinds
  ///   where the library or the weights fail
  public Session open(Python python, Kind kind, ObjectNode request, Device device)
      throws EngineException {
    ScratchFolder folder = ScratchFolder.make(kind.word().replace('_', '-'));
    PythonProcess process = null;
    try {
      process = PythonProcess.start(python, kind, folder.path(), limit);
      request.put("device", device.word());
      JsonNode opened = process.ask(request, "opening the network");
      String engine =
          "%s in Python %s".formatted(opened.path("library").asString(), python.version());
      return new PythonSession(process, folder, engine, opened);
    } catch (EngineException | RuntimeException e) {
      if (process != null) {
        process.close();
      }
      folder.close();
      throw e;
    }
  }

  /// A request without anything in it.
  public static ObjectNode request() {
    return JsonNodeFactory.instance.objectNode();
  }
}
