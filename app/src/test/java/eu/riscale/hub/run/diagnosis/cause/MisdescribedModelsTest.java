package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models with one fault each: the first sentence names it, no other cause is named, and the change
/// that fixes it makes the model pass.
class MisdescribedModelsTest {
  private static final Pattern CAUSE = Pattern.compile("\"cause\" : \"([a-z-]+)\"");
  private static final Pattern YAML = Pattern.compile("\"yaml\" : \"([^\"]*)\"");
  private static final Pattern SENTENCE =
      Pattern.compile("\"sentence\" : \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\" : \"(Output (?:[^\"\\\\]|\\\\.)*)\"");

  private static final String NORMALISE =
      "  - id: zero_mean_unit_variance\n    kwargs:\n      axes: [channel, y, x]\n";
  private static final String SIGMOID = "  postprocessing:\n  - {id: sigmoid}\n";
  private static final String SOFTMAX =
      "  postprocessing:\n  - id: softmax\n    kwargs: {axis: channel}\n";
  private static final String FIXED_TENSOR = "test_result.npy";
  private static final String RESULT_V05 = "  test_tensor: {source: test_result.npy}\n";

  @TempDir Path dir;

  static List<Twin> descriptions() {
    List<Twin> twins = new ArrayList<>();
    twins.add(
        Twin.described(
            "sigmoid missing",
            "pass-conv2d-v05",
            "step-missing",
            "a sigmoid is missing after the network",
            SIGMOID,
            "  postprocessing: []\n",
            "  postprocessing:\n  - {id: sigmoid}\n"));
    twins.add(
        Twin.described(
            "sigmoid twice",
            "pass-conv2d-v05",
            "step-too-much",
            "the step 'sigmoid' is described twice, but was done once for the test output",
            SIGMOID,
            SIGMOID + "  - {id: sigmoid}\n",
            SIGMOID));
    twins.add(
        Twin.described(
            "normalisation missing",
            "pass-conv2d-v05",
            "preprocessing",
            "the test output was made with zero_mean_unit_variance",
            NORMALISE,
            "  - {id: ensure_dtype, kwargs: {dtype: float32}}\n",
            "  - {id: zero_mean_unit_variance, kwargs: {axes: [channel, y, x], eps: 1.0e-6}}\n"
                + "  - {id: ensure_dtype, kwargs: {dtype: float32}}\n"));
    twins.add(
        Twin.described(
            "percentiles instead of mean",
            "pass-conv2d-v05",
            "preprocessing",
            "the test output was made with zero_mean_unit_variance",
            NORMALISE,
            "  - {id: scale_range, kwargs: {axes: [channel, y, x], max_percentile: 99.8}}\n",
            "  - {id: zero_mean_unit_variance, kwargs: {axes: [channel, y, x], eps: 1.0e-6}}\n"));
    twins.add(
        Twin.described(
            "sigmoid missing in 0.4",
            "pass-conv2d-v04",
            "step-missing",
            "a sigmoid is missing after the network",
            "  postprocessing:\n  - {name: sigmoid}\n",
            "  postprocessing: []\n",
            "  postprocessing:\n  - {name: sigmoid}\n"));
    twins.add(
        Twin.described(
            "eps of 0.1 in 0.4",
            "pass-conv2d-v04",
            "preprocessing",
            "of input 'image', as the Python reference does, which does not read the described eps",
            "  - name: zero_mean_unit_variance\n    kwargs: {mode: per_sample, axes: cyx}\n",
            "  - {name: zero_mean_unit_variance, kwargs: {mode: per_sample, axes: cyx, eps:"
                + " 0.1}}\n",
            "  - {name: zero_mean_unit_variance, kwargs: {mode: per_sample, axes: cyx, eps:"
                + " 1.0e-6}}\n"));
    twins.add(
        Twin.described(
            "softmax missing",
            "pass-labels-v05",
            "step-missing",
            "a softmax along channel is missing after the network",
            SOFTMAX,
            "  postprocessing: []\n",
            "  postprocessing:\n  - {id: softmax, kwargs: {axis: channel}}\n"));
    twins.add(
        Twin.described(
            "softmax along y",
            "pass-labels-v05",
            "step-different",
            "a softmax along channel is needed where a softmax along y is described",
            SOFTMAX,
            "  postprocessing:\n  - {id: softmax, kwargs: {axis: y}}\n",
            "  postprocessing:\n  - {id: softmax, kwargs: {axis: channel}}\n"));
    twins.add(
        Twin.described(
            "sigmoid instead of softmax",
            "pass-labels-v05",
            "step-different",
            "a softmax along channel is needed where a sigmoid is described",
            SOFTMAX,
            SIGMOID,
            "  postprocessing:\n  - {id: softmax, kwargs: {axis: channel}}\n"));
    twins.add(
        Twin.described(
            "inputs exchanged in 0.4",
            "pass-two-in-two-out-v04",
            "inputs-swapped",
            "the inputs 'left' and 'right' are exchanged",
            "test_inputs: [test_left.npy, test_right.npy]",
            "test_inputs: [test_right.npy, test_left.npy]",
            "test_inputs: [test_left.npy, test_right.npy]"));
    twins.add(
        Twin.described(
            "a step too much",
            "pass-fixed-shape-v05",
            "step-too-much",
            "the step 'scale_linear' is described, but was not done for the test output",
            RESULT_V05,
            "  postprocessing:\n  - {id: scale_linear, kwargs: {gain: 2, offset: 1}}\n"
                + RESULT_V05,
            RESULT_V05));
    twins.add(
        new Twin(
            "another threshold",
            "pass-conv2d-v05",
            "threshold",
            "the test output was made with the threshold 0.6, not with the described 0.5",
            folder -> {
              Models.edit(
                  folder, SIGMOID, SIGMOID + "  - {id: binarize, kwargs: {threshold: 0.5}}\n");
              Twin.rewrite(folder.resolve("test_probability.npy"), t -> i -> t.at(i) > 0.6 ? 1 : 0);
            },
            (folder, yaml) -> Models.edit(folder, "threshold: 0.5", "threshold: 0.6")));
    twins.add(
        new Twin(
            "mask without a threshold",
            "pass-conv2d-v05",
            "threshold",
            "the test output is a mask, which a threshold of 0.5 makes of the network's output",
            folder ->
                Twin.rewrite(
                    folder.resolve("test_probability.npy"), t -> i -> t.at(i) > 0.5 ? 1 : 0),
            (folder, yaml) ->
                Models.edit(
                    folder, SIGMOID, SIGMOID + "  - {id: binarize, kwargs: {threshold: 0.5}}\n")));
    twins.add(
        new Twin(
            "image of 8 bits",
            "pass-fixed-shape-v04",
            "scaled",
            "the test output is the network's output times 255",
            folder -> Twin.rewrite(folder.resolve(FIXED_TENSOR), t -> i -> t.at(i) * 255),
            (folder, yaml) ->
                Models.edit(
                    folder,
                    "- name: result\n",
                    "- name: result\n  postprocessing:\n"
                        + "  - {name: scale_linear, kwargs: {gain: 255, offset: 0}}\n")));
    twins.add(
        new Twin(
            "offset",
            "pass-fixed-shape-v05",
            "scaled",
            "the test output is the network's output minus 0.25",
            folder -> Twin.rewrite(folder.resolve(FIXED_TENSOR), t -> i -> t.at(i) - 0.25),
            (folder, yaml) ->
                Models.edit(
                    folder,
                    RESULT_V05,
                    "  postprocessing:\n  - {id: scale_linear, kwargs: {gain: 1, offset: -0.25}}\n"
                        + RESULT_V05)));
    twins.add(
        new Twin(
            "clip missing",
            "pass-fixed-shape-v05",
            "clipped",
            "a clip from 1 to 3 is missing at the end of the postprocessing",
            folder ->
                Twin.rewrite(folder.resolve(FIXED_TENSOR), t -> i -> Math.clamp(t.at(i), 1, 3)),
            (folder, yaml) ->
                Models.edit(
                    folder,
                    RESULT_V05,
                    "  postprocessing:\n  - {id: clip, kwargs: {min: 1, max: 3}}\n" + RESULT_V05)));
    return twins;
  }

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
            MisdescribedModelsTest::allow));
    twins.add(
        new Twin(
            "half precision",
            "pass-fixed-shape-v05",
            "half-precision",
            "the test output was made in half precision: all of its numbers are bfloat16",
            folder ->
                Twin.rewrite(
                    folder.resolve(FIXED_TENSOR), t -> i -> bfloat16((float) t.at(i)) * 1.0),
            MisdescribedModelsTest::allow));
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
            "these weights are not those that made the test output: the model's torchscript weights"
                + " reproduce it",
            folder -> replace(folder, "pass-conv2d-v04"),
            (folder, yaml) -> replace(folder, "pass-conv2d-v05")));
    return twins;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"descriptions", "tensors"})
  void theFaultIsNamedAndFixed(Twin twin) throws Exception {
    Path folder = Models.copy(twin.model(), dir);
    Models.dropChecksums(folder);
    twin.fault().on(folder);
    boolean both = twin.cause().equals("other-weights");
    HubRun broken = test(folder, both);
    assertThat(broken.status()).as(broken.out()).isEqualTo(1);
    assertThat(all(CAUSE, broken.out())).as(broken.out()).containsOnly(twin.cause());
    assertThat(all(SENTENCE, broken.out())).anySatisfy(s -> assertThat(s).contains(twin.says()));
    assertThat(all(MESSAGE, broken.out())).anySatisfy(s -> assertThat(s).contains(twin.says()));

    String yaml = String.join("\n", all(YAML, broken.out())).replace("\\n", "\n");
    twin.fix().on(folder, yaml);
    String description = Files.readString(folder.resolve("rdf.yaml"));
    assertThat(yaml.lines()).allSatisfy(line -> assertThat(description).contains(line));
    HubRun fixed = test(folder, both);
    assertThat(fixed.status()).as(fixed.out()).isZero();
    assertThat(fixed.out()).doesNotContain("diagnosis");
  }

  private static HubRun test(Path folder, boolean both) {
    return both
        ? HubRun.of("test", "--device=cpu", "--report=json", folder.toString())
        : HubRun.of("test", "--device=cpu", "--weights=onnx", "--report=json", folder.toString());
  }

  private static List<String> all(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(found -> found.group(1)).toList();
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
