package eu.riscale.hub.run.layer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstDifferenceTest {
  private static final List<NamedTensor> INPUT =
      List.of(
          new NamedTensor("x", Tensor.of(new float[] {1, -2, 3, 0.5f}, List.of("b", "x"), 1, 4)));

  private final Engines engines =
      new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});

  @TempDir Path dir;

  /// The third of five modules multiplies in one network and adds in the other.
  @Test
  void namesTheModuleInWhichAnExportDiffers() throws Exception {
    Inside onnx = inside(onnx("Add", "Neg", "Add", "Add", "Neg"));
    Inside script = inside(script("add(x, x)", "neg(x)", "mul(x, x)", "add(x, x)", "neg(x)"));

    assertThat(script.layers().stream().map(Inside.Layer::path))
        .containsExactly("inner.m0", "inner.m1", "inner.m2", "inner.m3", "inner.m4", "inner");
    assertThat(onnx.layers().getLast())
        .isEqualTo(new Inside.Layer("inner.m4", "Neg", "/inner/m4/Neg", "t4", List.of("t3")));
    assertThat(FirstDifference.sentence(onnx, script, INPUT))
        .contains(
            "Of the 5 layers that both have, the first whose numbers part is inner.m2 (Add, node"
                + " /inner/m2/Add), by up to 4 of its largest number; the one before, inner.m1"
                + " (Neg, node /inner/m1/Neg), is the same within 0.");
  }

  @Test
  void namesTheNodeInWhichTwoGraphsPart() throws Exception {
    Inside one = inside(onnx("Add", "Neg", "Mul", "Abs"));
    Inside other = inside(onnx("Add", "Neg", "Add", "Abs"));
    assertThat(FirstDifference.sentence(one, one, INPUT)).isEmpty();
    assertThat(FirstDifference.sentence(one, other, INPUT))
        .contains(
            "Of the 4 layers that both have, the first whose numbers part is inner.m2 (Mul, node"
                + " /inner/m2/Mul), by up to 1.3333 of its largest number; the one before, inner.m1"
                + " (Neg, node /inner/m1/Neg), is the same within 0.");
  }

  @Test
  void namesNoLayerWhereNumbersPartLittleByLittle() throws Exception {
    assertThat(FirstDifference.sentence(fixed(1, 1, 1, 1, 1), fixed(1, 1, 2, 2, 2), INPUT))
        .contains(
            "Of the 5 layers that both have, the first whose numbers part is n2 (Conv), by up to 1"
                + " of its largest number; the one before, n1 (Conv), is the same within 0.");
    assertThat(
            FirstDifference.sentence(
                fixed(1, 1, 1, 1, 1), fixed(1.00001f, 1.00004f, 1.0002f, 1.0009f, 1.004f), INPUT))
        .isEmpty();
    assertThat(FirstDifference.sentence(fixed(1, 1), fixed(1, 1), INPUT)).isEmpty();
  }

  /// A batch norm that one export has drawn into the layer before parts them there, and there
  /// alone.
  @Test
  void whatComesTogetherAgainWasNotApart() throws Exception {
    assertThat(FirstDifference.sentence(fixed(1, 1, 1, 1, 1), fixed(1, 3, 1, 1, 5), INPUT))
        .contains(
            "Of the 5 layers that both have, the first whose numbers part is n4 (Conv), by up to 4"
                + " of its largest number; the one before, n3 (Conv), is the same within 0.");
  }

  /// Of two branches that meet, the one that runs first, the other, and what they meet in.
  @Test
  void namesTheBranchInWhichNumbersPart() throws Exception {
    List<List<Integer>> meeting = List.of(List.of(), List.of(), List.of(0, 1), List.of(2));
    assertNamed(meeting, "n0", "no layer before it was compared", 5, 1, 5, 5);
    assertNamed(meeting, "n1", "no layer before it was compared", 1, 5, 5, 5);
    assertNamed(meeting, "n2", "the one before, n1 (Conv), is the same within 0", 1, 1, 5, 5);
  }

  /// What looks apart and goes on to layers that agree is the same, written in another way.
  @Test
  void whatIsSkippedToIsNotApartWhereTheNextLayerAgrees() throws Exception {
    List<List<Integer>> skipping = List.of(List.of(), List.of(0), List.of(1), List.of(0, 2));
    assertNamed(skipping, "n2", "the one before, n1 (Conv), is the same within 0", 5, 1, 5, 5);
  }

  /// The last layer is that of another output.
  @Test
  void namesALayerOfOneOutputOfSeveral() throws Exception {
    List<List<Integer>> heads = List.of(List.of(), List.of(0), List.of(1), List.of(0));
    assertNamed(heads, "n1", "the one before, n0 (Conv), is the same within 0", 1, 5, 5, 1);
  }

  private static void assertNamed(
      List<List<Integer>> from, String layer, String before, float... values) throws Exception {
    float[] same = new float[values.length];
    Arrays.fill(same, 1);
    assertThat(FirstDifference.sentence(fixed(from, same), fixed(List.of(), values), INPUT))
        .contains(
            "Of the 4 layers that both have, the first whose numbers part is %s (Conv), by up to 4 of its largest number; %s."
                .formatted(layer, before));
  }

  /// A network that keeps its channels behind space, and one of PyTorch, which has them before.
  @Test
  void comparesLayersWhateverTheOrderOfTheirAxes() throws Exception {
    Inside last = images("Conv", new int[] {1, 2, 2, 3}, 0, 0, 0, 0);
    Inside first = images("Conv2d", new int[] {1, 3, 2, 2}, 0, 0, 5, 5);

    assertThat(FirstDifference.sentence(last, first, INPUT).orElseThrow())
        .startsWith("Of the 4 layers that both have, the first whose numbers part is n2 (Conv")
        .endsWith("the one before, n1 (Conv), is the same within 0.");
    assertThat(FirstDifference.sentence(first, last, INPUT).orElseThrow())
        .startsWith("Of the 4 layers that both have, the first whose numbers part is n2 (Conv")
        .endsWith("the one before, n1 (Conv2d), is the same within 0.");
    Inside square = images("Conv", new int[] {1, 3, 3, 3}, 0, 0, 0, 0);
    Inside turned = images("Conv2d", new int[] {1, 3, 3, 3}, 0, 0, 0, 0);
    assertThat(FirstDifference.sentence(square, turned, INPUT)).isEmpty();
  }

  /// The layers before hold other numbers where a batch norm is drawn into them.
  @Test
  void namesNoLayerWhereOnlyOneNetworkHasItsNorms() throws Exception {
    Inside with = images("Conv", new int[] {1, 2, 2, 3}, 0, 0, 0);
    with.layers().add(2, new Inside.Layer("", "Mul", "bn_1/Mul#7", "#7", List.of()));

    Inside without = images("Conv2d", new int[] {1, 3, 2, 2}, 0, 5, 5);

    assertThat(FirstDifference.sentence(with, without, INPUT)).isEmpty();
  }

  /// The number at channel `c` and place `p` is `100 c + p`, but for what is added.
  private static Inside images(String operation, int[] shape, float... added) {
    List<Inside.Layer> layers = new ArrayList<>();
    for (int i = 0; i < added.length; i++) {
      String tensor = shape[1] + operation + i;
      layers.add(new Inside.Layer("", operation, "n" + i, tensor, List.of()));
    }
    boolean first = operation.equals("Conv2d");
    int channels = first ? shape[1] : shape[3];
    int places = shape[1] * shape[2] * shape[3] / channels;
    return new Inside() {
      @Override
      public List<Layer> layers() {
        return layers;
      }

      @Override
      public Optional<Tensor> at(Layer layer, List<NamedTensor> inputs) {
        float[] values = new float[channels * places];
        for (int i = 0; i < values.length; i++) {
          int channel = first ? i / places : i % channels;
          int place = first ? i % places : i / channels;
          values[i] = 100 * channel + place + added[layers.indexOf(layer)];
        }
        return Optional.of(Tensor.of(values, List.of("a", "b", "c", "d"), shape));
      }
    };
  }

  private static Inside fixed(float... values) {
    return fixed(List.of(), values);
  }

  /// @param from for each layer those that it is made of; none where nothing tells
  private static Inside fixed(List<List<Integer>> from, float... values) {
    List<Inside.Layer> layers = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      List<String> made =
          i < from.size() ? from.get(i).stream().map(at -> "n" + at).toList() : List.of();
      layers.add(new Inside.Layer("", "Conv", "n" + i, "n" + i, made));
    }
    return new Inside() {
      @Override
      public List<Layer> layers() {
        return layers;
      }

      @Override
      public Optional<Tensor> at(Layer layer, List<NamedTensor> inputs) {
        float value = values[layers.indexOf(layer)];
        return Optional.of(Tensor.of(new float[] {value}, List.of("x"), 1));
      }
    };
  }

  private Inside inside(Weights weights) throws Exception {
    return engines.inside(weights, Device.CPU).orElseThrow();
  }

  /// Operations one after the other, each in a module of its own.
  private Weights onnx(String... operations) throws IOException {
    Protobuf graph = new Protobuf();
    String before = "x";
    for (int i = 0; i < operations.length; i++) {
      Protobuf node = new Protobuf().text(1, before);
      if (List.of("Add", "Mul").contains(operations[i])) {
        node.text(1, before);
      }
      String name = "/inner/m" + i + "/" + operations[i];
      graph.message(1, node.text(2, "t" + i).text(3, name).text(4, operations[i]));
      before = "t" + i;
    }
    graph.text(2, "net").message(11, port("x")).message(12, port(before));
    byte[] model =
        new Protobuf()
            .integer(1, 8)
            .message(7, graph)
            .message(8, new Protobuf().text(1, "").integer(2, 13))
            .toBytes();
    return new Weights.Onnx(Files.write(dir.resolve(operations[2] + ".onnx"), model));
  }

  private static Protobuf port(String name) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().integer(1, 1))
            .message(1, new Protobuf().integer(1, 4));
    Protobuf tensor = new Protobuf().integer(1, 1).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  /// As PyTorch writes a module `inner` with modules `m0`, `m1` and so on.
  private Weights script(String... operations) throws IOException {
    StringBuilder code = new StringBuilder();
    StringBuilder inner = new StringBuilder(head("Inner"));
    StringBuilder body = new StringBuilder(forward("Inner"));
    StringBuilder pickle = new StringBuilder("c__torch__\nInner\n)\u0081}(");
    String value = "x";
    for (int i = 0; i < operations.length; i++) {
      code.append(head("M" + i)).append(forward("M" + i));
      code.append("    return torch.").append(operations[i]).append('\n');
      inner.append("  m").append(i).append(" : __torch__.M").append(i).append('\n');
      body.append("    m").append(i).append(" = self.m").append(i).append('\n');
      value = "(m" + i + ").forward(" + value + ", )";
      pickle.append(text("m" + i)).append("c__torch__\nM").append(i).append("\n)\u0081}(");
      pickle.append(text("training")).append("\u0089ub");
    }
    code.append(inner).append(body).append("    return ").append(value).append('\n');
    code.append(head("Net")).append("  inner : __torch__.Inner\n").append(forward("Net"));
    code.append("    inner = self.inner\n    return (inner).forward(x, )\n");
    pickle.append(text("training")).append("\u0089ub");
    String net =
        "\u0080\u0002c__torch__\nNet\n)\u0081}("
            + text("inner")
            + pickle
            + text("training")
            + "\u0089ub.";
    Path file = dir.resolve("net.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "net/data.pkl", net);
      put(zip, "net/code/__torch__.py", code.toString());
      put(zip, "net/constants.pkl", "\u0080\u0002).");
      put(zip, "net/version", "3\n");
    }
    return new Weights.TorchScript(file);
  }

  private static String head(String type) {
    return "class %s(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
        .formatted(type);
  }

  private static String forward(String type) {
    return "  def forward(self: __torch__.%s,\n    x: Tensor) -> Tensor:\n".formatted(type);
  }

  /// A text in a pickle.
  private static String text(String text) {
    return "X" + (char) text.length() + "\0\0\0" + text;
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
