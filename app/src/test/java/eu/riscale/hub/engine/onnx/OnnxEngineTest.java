package eu.riscale.hub.engine.onnx;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.port;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.GpuLibraries;
import eu.riscale.hub.engine.library.NativeCache;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEngineTest extends EngineTest {

  @Override
  protected Weights at(Path file) {
    return new Weights.Onnx(file);
  }

  @Override
  protected Path file(Path folder) {
    return folder.resolve("weights.onnx");
  }

  /// (ONNX 1.18, `onnx.proto`, `TensorProto.DataType`.)
  @Override
  protected Weights giving(DType type, Path folder) throws IOException {
    int code =
        switch (type) {
          case FLOAT32 -> 1;
          case UINT8 -> 2;
          case INT8 -> 3;
          case UINT16 -> 4;
          case INT16 -> 5;
          case INT32 -> 6;
          case INT64 -> 7;
          case BOOL -> 9;
          case FLOAT64 -> 11;
          case UINT32 -> 12;
          case UINT64 -> 13;
        };
    byte[] to = field(5, text(1, "to"), integer(3, 11), integer(20, 2));
    byte[] graph =
        field(
            7,
            node("", "Identity", "x", "y"),
            node("", "Cast", "x", "z", to),
            text(2, "net"),
            port(11, "x", code),
            port(12, "y", code),
            port(12, "z", 11));
    Path file = folder.resolve("giving.onnx");
    Files.write(file, join(integer(1, 8), graph, field(8, text(1, ""), integer(2, 17))));
    return at(file);
  }

  @Override
  protected String engineName() {
    return "ONNX Runtime";
  }

  @Test
  void aNetworkThatIsReplacedOnceItWasOpenedIsReadAgain(@TempDir Path dir) throws Exception {
    Path copy = dir.resolve("net.onnx");
    Files.copy(file(MODELS.resolve("pass-two-in-two-out-v05")), copy);
    for (int time = 0; time < 2; time++) {
      open(at(copy), Device.CPU).close();
    }
    Files.write(copy, model(node("author", "Foo", "x", "y")));
    assertThat(engines().open(at(copy), Device.CPU)).isInstanceOf(Opening.Unavailable.class);
  }

  @Test
  void inputsGoWhereTheirNamesSay() throws Exception {
    Path folder = MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(weights(folder), Device.CPU)) {
      assertThat(session.inputNames()).containsExactly("left", "right");
      List<NamedTensor> inOrder = session.run(tensors(folder, "left+right"));
      List<NamedTensor> exchanged = session.run(tensors(folder, "right+left"));
      assertThat(exchanged.getFirst().tensor().floats())
          .isEqualTo(inOrder.getFirst().tensor().floats());
    }
  }

  @Test
  void outputsHaveTheNamesOfTheGraph() throws Exception {
    Path folder = MODELS.resolve("pass-two-in-two-out-v05");
    try (Session session = open(weights(folder), Device.CPU)) {
      assertThat(session.run(tensors(folder, "left+right")))
          .extracting(NamedTensor::name)
          .containsExactly("difference", "product");
    }
  }

  @Test
  void opensAGraphThatIsInMemoryOnly() throws Exception {
    Path folder = MODELS.resolve("pass-fixed-shape-v05");
    byte[] graph = Files.readAllBytes(file(folder));
    try (Session session = engine().open(graph, "The graph", Device.CPU)) {
      assertThat(session.run(tensors(folder, "image"))).hasSize(1);
    }
  }

  /// By a file, which is gone once it is open.
  @Test
  void opensALargeGraphThatIsInMemoryOnly(@TempDir Path temporary) throws Exception {
    String before = System.setProperty("java.io.tmpdir", temporary.toString());
    Path folder = MODELS.resolve("pass-fixed-shape-v05");
    byte[] remark = field(6, new byte[17 << 20]);
    byte[] graph = join(Files.readAllBytes(file(folder)), remark);
    try (Session session = engine().open(graph, "The graph", Device.CPU)) {
      assertThat(session.run(tensors(folder, "image"))).hasSize(1);
      assertThat(temporary).isEmptyDirectory();
    } finally {
      System.setProperty("java.io.tmpdir", String.valueOf(before));
    }
  }

  private static OnnxEngine engine() {
    return new OnnxEngine(
        new NativeCache(PersonFolder.CACHE.ofThisProcess(), line -> {}),
        new GpuLibraries(
            new PythonFinder(PythonSettings.NONE), NvidiaDriver.ofThisMachine(), Map.of()));
  }
}
