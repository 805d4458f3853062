package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models whose test tensors or weights are not those that belong to them.
class MistakenTensorsTest {
  private static final String FIXED_TENSOR = "test_result.npy";

  @TempDir Path dir;

  static List<Twin> tensors() {
    String mixed = "test_mixed.npy";
    String features = "test_features.npy";
    List<Twin> twins = new ArrayList<>();
    twins.add(
        new Twin(
            "axes exchanged",
            "pass-channels-last-v05",
            "axes-reordered",
            "the test output has the axes y and x exchanged",
            folder -> {
              crop(folder.resolve("test_image.npy"), 0, 0, 0, 2, 0, 0);
              crop(folder.resolve(mixed), 0, 0, 0, 2, 0, 0);
              transpose(folder.resolve(mixed));
            },
            (folder, yaml) -> transpose(folder.resolve(mixed))));
    twins.add(
        Twin.tensor(
            "channels reversed",
            "pass-channels-last-v05",
            "axes-flipped",
            "the test output has its channels in reverse order",
            mixed,
            folder -> Twin.rewrite(folder.resolve(mixed), t -> i -> t.at(i - i % 3 + 2 - i % 3))));
    twins.add(
        Twin.tensor(
            "channels in another order",
            "pass-channels-last-v05",
            "channels-reordered",
            "the test output has the network's channels in the order [1, 2, 0]",
            mixed,
            folder ->
                Twin.rewrite(folder.resolve(mixed), t -> i -> t.at(i - i % 3 + (i + 1) % 3))));
    twins.add(
        Twin.tensor(
            "input channels reversed",
            "pass-channels-last-v05",
            "input-reordered",
            "the channels of the test input in reverse order",
            "test_image.npy",
            folder ->
                Twin.rewrite(
                    folder.resolve("test_image.npy"), t -> i -> t.at(i - i % 2 + 1 - i % 2))));
    twins.add(
        Twin.tensor(
            "mirrored",
            "pass-volume-v05",
            "axes-flipped",
            "the test output is mirrored along x",
            features,
            folder ->
                Twin.rewrite(folder.resolve(features), t -> i -> t.at(i - i % 4 + 3 - i % 4))));
    twins.add(
        Twin.tensor(
            "shifted",
            "pass-fixed-shape-v05",
            "shifted",
            "the test output is shifted by +2 pixels along x against the network's output",
            FIXED_TENSOR,
            folder ->
                Twin.rewrite(
                    folder.resolve(FIXED_TENSOR), t -> i -> t.at(i % 16 < 2 ? i : i - 2))));
    twins.add(
        Twin.tensor(
            "one element",
            "pass-fixed-shape-v05",
            "single-elements",
            "only 1 element differs, at batch 0, channel 0, y 6, x 4",
            FIXED_TENSOR,
            folder ->
                Twin.rewrite(
                    folder.resolve(FIXED_TENSOR), t -> i -> t.at(i) + (i == 100 ? 1 : 0))));
    twins.add(
        Twin.tensor(
            "border",
            "pass-fixed-shape-v05",
            "border",
            "only a border of 1 pixel differs",
            FIXED_TENSOR,
            folder -> Twin.rewrite(folder.resolve(FIXED_TENSOR), border())));
    twins.add(
        Twin.tensor(
            "labels renumbered",
            "pass-labels-v05",
            "labels-renumbered",
            "the test output has the same labels under other numbers (0 is 2, 1 is 0)",
            "test_labels.npy",
            folder -> {
              Path file = folder.resolve("test_labels.npy");
              Tensor labels = Npy.read(file);
              long[] numbers = ((long[]) labels.array()).clone();
              for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] == 0 ? 2 : 0;
              }
              Twin.save(labels.with(DType.INT64, numbers), file);
            }));
    twins.add(
        Twin.tensor(
            "mask inverted",
            "pass-labels-v05",
            "labels-renumbered",
            "foreground and background are exchanged in the test output",
            "test_foreground.npy",
            folder -> {
              Path file = folder.resolve("test_foreground.npy");
              Tensor mask = Npy.read(file);
              byte[] bits = ((byte[]) mask.array()).clone();
              for (int i = 0; i < bits.length; i++) {
                bits[i] = (byte) (1 - bits[i]);
              }
              Twin.save(mask.with(DType.BOOL, bits), file);
            }));
    twins.add(
        new Twin(
            "drift",
            "pass-fixed-shape-v05",
            "drift",
            "the numbers drift by 0.0031 on average (0.25 % of their spread)",
            folder -> {
              Random random = new Random(5);
              Twin.rewrite(
                  folder.resolve(FIXED_TENSOR), t -> i -> t.at(i) + 0.003 * random.nextGaussian());
            },
            MistakenTensorsTest::allow));
    twins.add(
        new Twin(
            "half precision",
            "pass-fixed-shape-v05",
            "half-precision",
            "the test output was made in half precision: all of its numbers are bfloat16",
            folder ->
                Twin.rewrite(
                    folder.resolve(FIXED_TENSOR), t -> i -> bfloat16((float) t.at(i)) * 1.0),
            MistakenTensorsTest::allow));
    twins.add(
        new Twin(
            "cropped",
            "fail-wrong-shape-output-v05",
            "cropped",
            "the network's output is the test output with pixels cut off"
                + " (1 at each end of y, 1 at each end of x)",
            folder -> {},
            (folder, yaml) -> {
              crop(folder.resolve(FIXED_TENSOR), 0, 0, 1, 1, 1, 1);
              Models.edit(
                  folder,
                  "{tensor_id: image, axis_id: y}",
                  "{tensor_id: image, axis_id: y, offset: -2}");
              Models.edit(
                  folder,
                  "{tensor_id: image, axis_id: x}",
                  "{tensor_id: image, axis_id: x, offset: -2}");
            }));
    twins.add(
        new Twin(
            "other weights",
            "pass-conv2d-v05",
            "other-weights",
            "of the model's weights, those of torchscript reproduce the test output, and these do"
                + " not",
            folder -> replace(folder, "pass-conv2d-v04"),
            (folder, yaml) -> replace(folder, "pass-conv2d-v05")));
    return twins;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tensors")
  void theFaultIsNamedAndFixed(Twin twin) throws Exception {
    TwinCheck.namesAndFixes(twin, dir);
  }

  private static Twin.Values border() {
    Random random = new Random(3);
    return t ->
        i -> {
          int x = i % 16;
          int y = i / 16;
          boolean inside = x > 0 && x < 15 && y > 0 && y < 11;
          return t.at(i) + (inside ? 0 : 0.1 + random.nextDouble());
        };
  }

  private static float bfloat16(float value) {
    return Float.intBitsToFloat((Float.floatToIntBits(value) + 0x8000) & 0xFFFF0000);
  }

  private static void crop(Path npy, int... ends) throws Exception {
    Tensor tensor = Npy.read(npy);
    int[] before = new int[tensor.rank()];
    int[] after = new int[tensor.rank()];
    int first = tensor.rank() - ends.length / 2;
    for (int i = 0; i < ends.length; i++) {
      (i % 2 == 0 ? before : after)[first + i / 2] = ends[i];
    }
    Twin.save(Cropping.crop(tensor, before, after), npy);
  }

  /// Exchanges the second and the third axis.
  private static void transpose(Path npy) throws Exception {
    Twin.save(Permutation.to(List.of("0", "2", "1", "3"), Npy.read(npy)), npy);
  }

  private static void allow(Path folder, String yaml) throws Exception {
    Models.edit(folder, "inputs:\n", yaml + "\ninputs:\n");
  }

  private static void replace(Path folder, String from) throws Exception {
    Files.delete(folder.resolve("weights.onnx"));
    Files.copy(Models.of(from).resolve("weights.onnx"), folder.resolve("weights.onnx"));
  }
}
