package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// ONNX Runtime's profile of a run: a list of events in JSON, of which those of the category `Node`
/// tell which operation ran where. A node that ran several times counts once.
final class NodeProfile {
  /// A loop writes an event for each node each time that it goes round.
  private static final int MOST_EVENTS = 200_000;

  private static final int LARGEST = 256 << 20;

  private static final String CPU = "CPUExecutionProvider";

  /// What the elements of sizes are, and of the conditions on them.
  private static final Set<String> WHOLE = Set.of("int64", "int32", "bool");

  private NodeProfile() {}

  /// @throws IOException where the file is no such profile, as when the name of a node breaks it
  static Placement read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is too large");
    }
    Set<String> seen = new HashSet<>();
    Map<String, Integer> onCpu = new TreeMap<>();
    int onDevice = 0;
    try (MappingIterator<JsonNode> events =
        JsonMapper.shared().readerFor(JsonNode.class).readValues(file.toFile())) {
      for (int i = 0; i < MOST_EVENTS && events.hasNextValue(); i++) {
        JsonNode event = events.nextValue();
        JsonNode args = event.path("args");
        String operator = args.path("op_name").asString("");
        if (!counts(event, args, operator) || !seen.add(node(event, args))) {
          continue;
        }
        if (args.path("provider").asString("").equals(CPU)) {
          onCpu.merge(operator, 1, Integer::sum);
        } else {
          onDevice++;
        }
      }
    } catch (JacksonException e) {
      throw new IOException("it is no JSON", e);
    }
    return new Placement(onDevice, onCpu);
  }

  /// Memcpy nodes are ONNX Runtime's own, between the devices. Those that compute the sizes of
  /// tensors it keeps on the CPU, where sizes are needed, though the GPU can do them as well.
  private static boolean counts(JsonNode event, JsonNode args, String operator) {
    String provider = args.path("provider").asString("");
    return event.path("cat").asString("").equals("Node")
        && !provider.isEmpty()
        && !operator.startsWith("Memcpy")
        && !(provider.equals(CPU) && givesSizes(args.path("output_type_shape")));
  }

  private static String node(JsonNode event, JsonNode args) {
    return args.path("node_index").asString("") + " " + event.path("name").asString("");
  }

  /// @param outputs such as `[{"int64":[4]},{"float":[1,3]}]`: of each its type and shape
  private static boolean givesSizes(JsonNode outputs) {
    for (JsonNode output : outputs) {
      for (Map.Entry<String, JsonNode> each : output.properties()) {
        if (!WHOLE.contains(each.getKey()) || each.getValue().size() > 1) {
          return false;
        }
      }
    }
    return !outputs.isEmpty();
  }
}
