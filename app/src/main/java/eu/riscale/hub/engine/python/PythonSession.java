package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A network that is open in a Python process. Tensors go through files in its working folder.
///
/// @param inputNames empty where the network's inputs have no names, as in torch
record PythonSession(
    PythonProcess process,
    ScratchFolder folder,
    String engine,
    Device device,
    List<String> inputNames)
    implements Session {

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    try {
      ObjectNode request = PythonNetworks.request();
      ArrayNode files = request.putArray("inputs");
      for (NamedTensor input : inputs) {
        String file = "input" + files.size() + ".npy";
        Npy.write(input.tensor(), folder.path().resolve(file));
        files.addObject().put("name", input.name()).put("file", file);
      }
      return read(process.ask(request, "running the network"));
    } catch (IOException e) {
      throw ScratchFolder.unusable(folder.path(), e);
    } catch (NpyException e) {
      throw new EngineException(
          EngineException.Kind.RUN,
          "What Python gave back cannot be read: %s.".formatted(e.getMessage()),
          "",
          e);
    }
  }

  private List<NamedTensor> read(JsonNode answer) throws IOException, NpyException {
    List<NamedTensor> outputs = new ArrayList<>();
    for (JsonNode output : answer.path("outputs")) {
      Path file = folder.path().resolve(output.path("file").asString());
      outputs.add(new NamedTensor(output.path("name").asString(), Npy.read(file)));
      Files.delete(file);
    }
    return outputs;
  }

  @Override
  public void close() {
    try {
      process.close();
    } finally {
      folder.close();
    }
  }
}
