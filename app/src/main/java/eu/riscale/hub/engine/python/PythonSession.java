package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.NetworkInputs;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A network that is open in a Python process. Tensors go through files in its working folder.
final class PythonSession implements Session {
  private final PythonProcess process;
  private final ScratchFolder folder;
  private final String engine;
  private final Device device;
  private final List<String> inputNames;
  private Placement placement = Placement.NOT_TOLD;

  /// @param engine name and version of the library, and the version of Python
  /// @param opened what Python answered to the request to open the network
  PythonSession(PythonProcess process, ScratchFolder folder, String engine, JsonNode opened) {
    this.process = process;
    this.folder = folder;
    this.engine = engine;
    this.device = Device.of(opened.path("device").asString());
    List<String> names = new ArrayList<>();
    opened.path("inputs").forEach(name -> names.add(name.asString()));
    this.inputNames = List.copyOf(names);
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    try {
      ObjectNode request = PythonNetworks.request();
      ArrayNode files = request.putArray("inputs");
      for (NamedTensor input : NetworkInputs.ordered(inputs, inputNames)) {
        String file = "input" + files.size() + ".npy";
        String own = inputNames.isEmpty() ? "" : inputNames.get(files.size());
        ObjectNode asked = files.addObject().put("name", input.name()).put("input", own);
        if (input.content().isPresent()) {
          Npy.write(input.tensor(), folder.path().resolve(file));
          asked.put("file", file);
        }
      }
      JsonNode answer = process.ask(request, "running the network");
      placement = placement(answer.path("placement"));
      return read(answer);
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

  private List<NamedTensor> read(JsonNode answer)
      throws IOException, NpyException, EngineException {
    List<NamedTensor> outputs = new ArrayList<>();
    for (JsonNode output : answer.path("outputs")) {
      String name = output.path("name").asString();
      if (output.has("obstacle")) {
        String obstacle = Sentence.clause(output.path("obstacle").asString());
        outputs.add(NamedTensor.unreadable(name, obstacle));
        continue;
      }
      Path file = expected(output.path("file").asString(), outputs.size());
      outputs.add(new NamedTensor(name, Npy.read(file)));
      Files.delete(file);
    }
    return outputs;
  }

  /// Code of a model can answer in the place of hub's script, and name any file of the person's.
  private Path expected(String told, int position) throws EngineException {
    String name = "output%d.npy".formatted(position);
    Path file = folder.path().resolve(name);
    if (!told.equals(name)) {
      throw strange("it names the file '%s' where hub expects %s".formatted(told, name));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw strange(name + " is missing, or leads elsewhere");
    }
    return file;
  }

  private static EngineException strange(String what) {
    return new EngineException(
        EngineException.Kind.RUN,
        "The answer of Python is not one that hub's own script gives: %s.".formatted(what),
        "Code of the model may have written it: look for what it does with open files.",
        null);
  }

  private static Placement placement(JsonNode told) {
    Map<String, Integer> onCpu = new HashMap<>();
    told.path("cpu")
        .properties()
        .forEach(each -> onCpu.put(each.getKey(), each.getValue().asInt()));
    return told.has("device")
        ? new Placement(told.path("device").asInt(), onCpu)
        : Placement.NOT_TOLD;
  }

  @Override
  public List<String> inputNames() {
    return inputNames;
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Placement placement() {
    return placement;
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
