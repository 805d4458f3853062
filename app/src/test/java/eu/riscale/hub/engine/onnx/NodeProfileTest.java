package eu.riscale.hub.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What ONNX Runtime itself writes is read in `OnnxGpuTest`; here is what it writes where there is
/// a GPU.
class NodeProfileTest {
  private static final String GPU = "CUDAExecutionProvider";
  private static final String CPU = "CPUExecutionProvider";

  @TempDir Path dir;

  @Test
  void countsEachNodeOnce() throws IOException {
    assertThat(
            placement(
                "{\"cat\" : \"Session\",\"dur\" :9,\"ph\" : \"X\",\"name\" :\"model_run\",\"args\""
                    + " : {}}",
                node(0, "Conv", GPU, "{\"float\":[1,8,64,64]}"),
                node(1, "Relu", GPU, "{\"float\":[1,8,64,64]}"),
                node(2, "GridSample", CPU, "{\"float\":[1,8,64,64]}"),
                node(2, "GridSample", CPU, "{\"float\":[1,8,64,64]}"),
                node(3, "GridSample", CPU, "{\"float\":[1,8,64,64]}")))
        .isEqualTo(new Placement(2, Map.of("GridSample", 2)));
  }

  @Test
  void copiesBetweenTheDevicesAreNoOperationsOfTheNetwork() throws IOException {
    assertThat(
            placement(
                node(0, "MemcpyFromHost", GPU, "{\"float\":[1]}"),
                node(1, "Conv", GPU, "{\"float\":[1,1,4,4]}"),
                node(2, "MemcpyToHost", GPU, "{\"float\":[1]}")))
        .isEqualTo(new Placement(1, Map.of()));
  }

  @Test
  void sizesAreComputedOnTheCpuOnPurpose() throws IOException {
    assertThat(
            placement(
                node(0, "Shape", CPU, "{\"int64\":[4]}"),
                node(1, "Gather", CPU, "{\"int64\":[]}"),
                node(2, "Split", CPU, "{\"int64\":[1]},{\"int64\":[2]}"),
                node(3, "ArgMax", CPU, "{\"int64\":[1,64,64]}"),
                node(4, "NonZero", CPU, "{\"int64\":[2]},{\"float\":[1]}"),
                node(5, "Conv", GPU, "{\"float\":[1,8,64,64]}"),
                node(6, "Range", CPU, "{\"int64\":[64]}"),
                node(7, "TopK", CPU, "{\"int64\":[65]}")))
        .isEqualTo(new Placement(1, Map.of("ArgMax", 1, "NonZero", 1, "TopK", 1)));
  }

  /// ONNX Runtime writes names as they are.
  @Test
  void aNameHidesNothing() throws IOException {
    String args = "{\"op_name\" : \"Conv\",\"provider\" : \"%s\"}".formatted(GPU);
    String swallows = "a\",\"args\" : %s},\n{\"cat\" : \"Session\",\"name\" :\"b".formatted(args);
    String whole = "c_kernel_time\",\"args\" : %s},\n{\"name\" :\"d\\".formatted(args);
    assertThat(
            placement(
                named(swallows, 0, "GridSample", CPU, "{\"float\":[1,8,64,64]}"),
                named(whole, 1, "GridSample", CPU, "{\"float\":[1,8,64,64]}")))
        .isEqualTo(new Placement(1, Map.of("GridSample", 2)));
  }

  @Test
  void refusesWhatIsTooLong() {
    String[] events = new String[200_001];
    Arrays.fill(events, node(0, "Add", GPU, "{\"float\":[1]}"));
    assertThatThrownBy(() -> placement(events))
        .isInstanceOf(IOException.class)
        .hasMessage("it is too long");
  }

  @Test
  void refusesWhatIsNoProfile() throws IOException {
    Path file = dir.resolve("broken.json");
    for (String line :
        new String[] {"_kernel_time\",\"args\" : {\"a\"b}}", "_kernel_time\",\"args\" : "}) {
      Files.writeString(file, "[\n" + line);
      assertThatThrownBy(() -> NodeProfile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessage("it is no profile of ONNX Runtime");
    }
  }

  private Placement placement(String... events) throws IOException {
    Path file = dir.resolve("profile.json");
    Files.writeString(file, "[\n" + String.join(",\n", events) + "\n]\n");
    return NodeProfile.read(file);
  }

  private static String node(int index, String operator, String provider, String outputs) {
    return named(operator + index, index, operator, provider, outputs);
  }

  /// As ONNX Runtime 1.28 writes it.
  private static String named(
      String name, int index, String operator, String provider, String outputs) {
    return """
    {"cat" : "Node","pid" :1,"tid" :2,"dur" :3,"ts" :4,"ph" : "X","name" :"%s_kernel_time",\
    "args" : {"thread_scheduling_stats" : {"sub_threads": {}},"op_name" : "%s",\
    "provider" : "%s","node_index" : "%d","output_type_shape" : [%s]}}\
    """
        .formatted(name, operator, provider, index, outputs);
  }
}
