package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.Models;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models whose description says something else of steps, inputs or values than made their test
/// outputs.
class MisdescribedModelsTest {
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("descriptions")
  void theFaultIsNamedAndFixed(Twin twin) throws Exception {
    TwinCheck.namesAndFixes(twin, dir);
  }
}
