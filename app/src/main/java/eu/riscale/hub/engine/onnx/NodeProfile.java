package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Placement;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// ONNX Runtime's profile of a run: an event on each line, of which those of nodes tell which
/// operation ran where. A node that ran several times counts once.
///
/// The whole is no JSON to rely on: names of nodes are written into it as they are, with quotes and
/// line ends, so that a name can make up nodes. What tells stands behind the name, to the end of
/// the line. {@link GraphOutline} says whether names are such.
final class NodeProfile {
  /// A loop writes an event for each node each time that it goes round.
  private static final int MOST_EVENTS = 200_000;

  private static final int LARGEST = 256 << 20;

  private static final String BEHIND_THE_NAME = "_kernel_time\",\"args\" : ";

  private static final String CPU = "CPUExecutionProvider";

  /// No tensor has more axes than there are small numbers in such an output.
  private static final int MOST_SIZES = 64;

  /// What the elements of sizes are, and of the conditions on them.
  private static final Set<String> WHOLE = Set.of("int64", "int32", "bool");

  private final Set<String> seen = new HashSet<>();
  private final Map<String, Integer> onCpu = new TreeMap<>();
  private int onDevice;

  private NodeProfile() {}

  /// @throws IOException where the file is no such profile, or too long
  static Placement read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is too large");
    }
    NodeProfile profile = new NodeProfile();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int events = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int name = line.lastIndexOf(BEHIND_THE_NAME);
        if (name >= 0) {
          if (events++ == MOST_EVENTS) {
            throw new IOException("it is too long");
          }
          String args = line.substring(name + BEHIND_THE_NAME.length(), line.lastIndexOf('}'));
          profile.take(line.substring(0, name), JsonMapper.shared().readTree(args));
        }
      }
    } catch (JacksonException | StringIndexOutOfBoundsException e) {
      throw new IOException("it is no profile of ONNX Runtime", e);
    }
    return new Placement(profile.onDevice, profile.onCpu);
  }

  private void take(String start, JsonNode args) {
    String operator = args.path("op_name").asString("");
    boolean cpu = args.path("provider").asString("").equals(CPU);
    String name = start.substring(start.lastIndexOf("\"name\" :\"") + 1);
    boolean isNew = seen.add(args.path("node_index").asString("") + " " + name);
    if (!isNew || !isOfTheNetwork(operator, cpu, args)) {
      return;
    }
    if (cpu) {
      onCpu.merge(operator, 1, Integer::sum);
    } else {
      onDevice++;
    }
  }

  /// Memcpy nodes are ONNX Runtime's own, between the devices. Those that compute the sizes of
  /// tensors it keeps on the CPU, where sizes are needed, though the GPU can do them as well.
  private static boolean isOfTheNetwork(String operator, boolean cpu, JsonNode args) {
    return !operator.startsWith("Memcpy") && !(cpu && givesSizes(args.path("output_type_shape")));
  }

  /// @param outputs such as `[{"int64":[4]},{"float":[1,3]}]`: of each its type and shape
  private static boolean givesSizes(JsonNode outputs) {
    for (JsonNode output : outputs) {
      for (Map.Entry<String, JsonNode> each : output.properties()) {
        JsonNode shape = each.getValue();
        if (!WHOLE.contains(each.getKey())
            || shape.size() > 1
            || shape.path(0).asLong(1) > MOST_SIZES) {
          return false;
        }
      }
    }
    return !outputs.isEmpty();
  }
}
