package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the steps of a description are compiled to.
class OpsTest {
  private static final String DECLARED = " (the declared type)";

  private static Compiled v05(boolean input, String type, String... steps) {
    String tensor =
        """
        {id: t, axes: [{type: batch}, {type: channel, channel_names: [a, b]},
           {type: space, id: y, size: 4}, {type: space, id: x, size: 3}],
         data: {type: %s}, test_tensor: {source: t.npy}, %sprocessing: [%s]}\
        """
            .formatted(type, input ? "pre" : "post", String.join(", ", steps));
    return Vectors.compile(ResourceFormat.MODEL_0_5, tensor, input ? Side.INPUT : Side.OUTPUT)
        .orElseThrow();
  }

  private static Compiled v04(boolean input, String axes, String type, String... steps) {
    String tensor =
        """
        {name: t, axes: %s, data_type: %s, shape: [1, 2, 4, 3], %sprocessing: [%s]}\
        """
            .formatted(axes, type, input ? "pre" : "post", String.join(", ", steps));
    return Vectors.compile(ResourceFormat.MODEL_0_4, tensor, input ? Side.INPUT : Side.OUTPUT)
        .orElseThrow();
  }

  private static List<String> explained(Compiled compiled) {
    assertThat(compiled).isInstanceOf(OpPlan.class);
    return ((OpPlan) compiled).explain();
  }

  @Test
  void anInputOfModel05IsCastFirstAndLast() {
    assertThat(explained(v05(true, "uint8", "{id: zero_mean_unit_variance}")))
        .containsExactly(
            "ensure_dtype: cast to uint8" + DECLARED,
            "zero_mean_unit_variance: (x − mean) / (std + 1e-6) over all axes and samples",
            "ensure_dtype: cast to uint8" + DECLARED);
  }

  @Test
  void aCastOfItsOwnTakesThePlaceOfTheImpliedOne() {
    String cast = "{id: ensure_dtype, kwargs: {dtype: float32}}";
    assertThat(explained(v05(true, "uint8", cast, "{id: sigmoid}", cast)))
        .containsExactly(
            "ensure_dtype: cast to float32",
            "sigmoid: 1 / (1 + exp(−x))",
            "ensure_dtype: cast to float32");
    assertThat(explained(v05(true, "uint8", cast)))
        .containsExactly("ensure_dtype: cast to float32");
  }

  @Test
  void nothingFollowsBinarize() {
    String binarize = "{id: binarize, kwargs: {threshold: 0.5}}";
    assertThat(explained(v05(true, "float32", binarize)))
        .containsExactly("ensure_dtype: cast to float32" + DECLARED, "binarize: x > 0.5");
    assertThat(explained(v05(false, "float32", binarize))).containsExactly("binarize: x > 0.5");
  }

  @Test
  void anOutputOfModel05IsCastLast() {
    assertThat(explained(v05(false, "uint8", "{id: softmax}")))
        .containsExactly(
            "softmax: exp(x) / Σ exp(x) along channel", "ensure_dtype: cast to uint8" + DECLARED);
    assertThat(explained(v05(false, "float64")))
        .containsExactly("ensure_dtype: cast to float64" + DECLARED);
  }

  @Test
  void everyStepOfModel05SaysItsNumbers() {
    assertThat(
            explained(
                v05(
                    false,
                    "float32",
                    "{id: binarize, kwargs: {threshold: [1, 2.5], axis: channel}}",
                    "{id: clip, kwargs: {min: 0}}",
                    "{id: clip, kwargs: {min_percentile: 1, max: 7, axes: [y, x]}}",
                    "{id: clip, kwargs: {min_percentile: 1, max_percentile: 99.8}}",
                    "{id: clip, kwargs: {max_percentile: 99, axes: [batch, y, x]}}",
                    "{id: fixed_zero_mean_unit_variance, kwargs: {mean: 3, std: 0.5}}",
                    "{id: scale_linear, kwargs: {gain: [1, 2], axis: channel}}",
                    "{id: scale_range, kwargs: {axes: [batch, y, x], max_percentile: 99.8}}",
                    "{id: scale_range, kwargs: {axes: [y, x], reference_tensor: raw}}",
                    "{id: scale_mean_variance, kwargs: {reference_tensor: raw, eps: 0.01}}")))
        .containsExactly(
            "binarize: x > [1, 2.5] along channel",
            "clip from 0",
            "clip from percentile 1 to 7 over y, x of each sample (inverted_cdf)",
            "clip from percentile 1 to percentile 99.8 over all axes and samples (linear)",
            "clip to percentile 99 over batch, y, x and all samples (linear)",
            "fixed_zero_mean_unit_variance: (x − 3) / 0.5",
            "scale_linear: x · [1, 2] along channel + 0",
            "scale_range: (x − low) / (high − low + 1e-6), low and high at the percentiles 0 and"
                + " 99.8 over batch, y, x and all samples",
            "scale_range: (x − low) / (high − low + 1e-6), low and high at the percentiles 0 and"
                + " 100 of the unprocessed input 'raw' over y, x of each sample",
            "scale_mean_variance: (x − mean) / (std + 0.01) · (ref_std + 0.01) + ref_mean, ref of"
                + " the unprocessed input 'raw', over all axes and samples",
            "ensure_dtype: cast to float32" + DECLARED);
  }

  @Test
  void tensorsOfModel04AreCastToWhatTheNetworkTakesAndToTheDeclaredType() {
    String sigmoid = "{name: sigmoid}";
    assertThat(explained(v04(true, "bcyx", "uint8", sigmoid)))
        .containsExactly(
            "ensure_dtype: cast to uint8" + DECLARED,
            "sigmoid: 1 / (1 + exp(−x))",
            "ensure_dtype: cast to float32 (what networks of model 0.4 take)");
    assertThat(explained(v04(false, "bcyx", "uint16", sigmoid)))
        .containsExactly("sigmoid: 1 / (1 + exp(−x))", "ensure_dtype: cast to uint16" + DECLARED);
  }

  @Test
  void modesOfModel04SayOverWhat() {
    String zero = "{name: zero_mean_unit_variance, kwargs: {mode: %s, axes: yx%s}}";
    String match = "{name: scale_mean_variance, kwargs: {mode: %s, reference_tensor: ref}}";
    List<String> lines =
        explained(
            v04(
                false,
                "bcyx",
                "float32",
                zero.formatted("per_sample", ""),
                zero.formatted("per_dataset", ", eps: 0.001"),
                zero.formatted("fixed", ", mean: [1, 2], std: [3, 4]"),
                "{name: scale_range, kwargs: {mode: per_sample, axes: cyx, min_percentile: 1}}",
                match.formatted("per_sample"),
                match.formatted("per_dataset")));
    assertThat(lines.get(0)).endsWith("(std + 1e-6) over y, x of each sample");
    assertThat(lines.get(1)).endsWith("(std + 0.001) over batch, y, x and all samples");
    assertThat(lines.get(2)).endsWith("(x − [1, 2] along channel) / ([3, 4] along channel + 1e-6)");
    assertThat(lines.get(3)).endsWith("percentiles 1 and 100 over channel, y, x of each sample");
    assertThat(lines.get(4)).endsWith("'ref', over all axes of each sample");
    assertThat(lines.get(5)).endsWith("'ref', over all axes and samples");
  }

  @Test
  void numbersOfModel04RunAlongTheAxisThatIsNotNamed() {
    String linear = "{name: scale_linear, kwargs: {gain: %s, offset: %s%s}}";
    assertThat(
            explained(
                v04(
                    true,
                    "bcyx",
                    "float32",
                    linear.formatted("[2, 3]", "1", ", axes: yx"),
                    linear.formatted("[2]", "[1]", ""),
                    linear.formatted("2", "1", ", axes: cyx"))))
        .contains(
            "scale_linear: x · [2, 3] along channel + 1",
            "scale_linear: x · 2 + 1",
            "scale_linear: x · 2 + 1");
    assertCannot(
        v04(true, "bcyx", "float32", linear.formatted("[2, 3]", "1", "")),
        "scale_linear",
        "scale_linear has a list of numbers, but no axes; name all axes there but the one along"
            + " which the list runs.");
    assertCannot(
        v04(true, "bcyx", "float32", linear.formatted("[2, 3]", "1", ", axes: x")),
        "scale_linear",
        "scale_linear has a list of numbers, but names the axes 'x', which leaves channel and y"
            + " where one is needed.");
    assertCannot(
        v04(true, "bcyx", "float32", linear.formatted("[2, 3]", "1", ", axes: cyx")),
        "scale_linear",
        "scale_linear has a list of numbers, but names the axes 'cyx', which leaves none where one"
            + " is needed.");
  }

  private static void assertCannot(Compiled compiled, String step, String reason) {
    assertThat(compiled).isEqualTo(new CannotRun(step, reason));
  }

  @Test
  void stepsThatNeedPythonOrAreMissingCannotRun() {
    assertCannot(
        v05(false, "float32", "{id: custom, callable: Fix, source: fix.py}"),
        "custom",
        "custom runs the Python code 'Fix' that comes with the model; hub runs the specification's"
            + " own steps only.");
    String cellpose =
        "{id: cellpose_flow_dynamics, kwargs: {cellprob_threshold: 0, flow_threshold: 0.4, do_3D:"
            + " false}}";
    assertCannot(
        v05(false, "float32", "{id: sigmoid}", cellpose),
        "cellpose_flow_dynamics",
        "cellpose_flow_dynamics is not supported yet.");
    String stardist =
        "{id: stardist_postprocessing, kwargs: {prob_threshold: 0.5, nms_threshold: 0.4, n_rays:"
            + " 32, grid: [1, 1], b: 2}}";
    assertCannot(
        v05(false, "float32", stardist),
        "stardist_postprocessing",
        "stardist_postprocessing is not supported yet.");
  }

  @Test
  void axesThatTheTensorLacksCannotBeReduced() {
    assertCannot(
        v05(true, "float32", "{id: softmax, kwargs: {axis: z}}"),
        "softmax",
        "softmax names the axis 'z', but the tensor has only the axes batch, channel, y, x.");
    assertCannot(
        v05(true, "float32", "{id: scale_range, kwargs: {axes: [z, x]}}"),
        "scale_range",
        "scale_range names the axis 'z', but the tensor has only the axes batch, channel, y, x.");
  }

  @Test
  void aPlanLeavesItsInputAlone() throws Exception {
    OpPlan plan =
        (OpPlan)
            v05(
                true,
                "float32",
                "{id: scale_linear, kwargs: {gain: 2}}",
                "{id: clip, kwargs: {min: 0, max: 3}}",
                "{id: sigmoid}");
    float[] data = {-1, 0, 1, 2};
    Tensor in = Tensor.of(data, List.of("batch", "channel", "y", "x"), 1, 1, 2, 2);
    Tensor out = plan.apply(in, Sample.of(Map.of("t", in)));
    assertThat(data).containsExactly(-1, 0, 1, 2);
    assertThat(out.floats())
        .containsExactly(new float[] {0.5f, 0.5f, 0.8807971f, 0.95257413f}, within(2e-7f));
    OpPlan nothing = (OpPlan) v05(true, "float32");
    assertThat(nothing.apply(in, Sample.of(Map.of("t", in)))).isSameAs(in);
  }

  @Test
  void aPlanMeasuresWhatTheStepBeforeMade() throws Exception {
    OpPlan plan =
        (OpPlan)
            v05(
                true,
                "float32",
                "{id: clip, kwargs: {min: 0, max: 1}}",
                "{id: scale_range, kwargs: {axes: [channel, y, x]}}");
    Tensor in =
        Tensor.of(new float[] {-9, 0.5f, 9}, List.of("batch", "channel", "y", "x"), 1, 1, 1, 3);
    assertThat(plan.apply(in, Sample.of(Map.of("t", in))).floats())
        .containsExactly(0, (float) (0.5 / (1 + 1e-6)), (float) (1 / (1 + 1e-6)));
  }

  @Test
  void statisticsOfADatasetAreOfWhatTheStepBeforeMadeOfEverySample() throws Exception {
    OpPlan plan =
        (OpPlan)
            v05(true, "float32", "{id: scale_linear, kwargs: {gain: 10}}", "{id: scale_range}");
    List<String> axes = List.of("batch", "channel", "y", "x");
    Tensor in = Tensor.of(new float[] {0.25f, 0.5f}, axes, 1, 1, 1, 2);
    Tensor other = Tensor.of(new float[] {0, 1}, axes, 1, 1, 1, 2);
    Sample sample = Sample.of(Map.of("t", in));
    Sample within = sample.within(List.of(sample, Sample.of(Map.of("t", other))));
    assertThat(plan.apply(in, within).floats())
        .containsExactly((float) (2.5 / (10 + 1e-6)), (float) (5 / (10 + 1e-6)));
  }

  @Test
  void statisticsAskedForTwiceAreComputedOnce() throws Exception {
    Tensor raw = Tensor.of(new float[] {1, 2, 3}, List.of("batch", "x"), 1, 3);
    OpContext context = OpContext.of(Sample.of(Map.of("raw", raw)));
    JointAxes x = JointAxes.of(List.of("x"));
    assertThat(context.spreadOf("raw", x)).isSameAs(context.spreadOf("raw", x));
    assertThat(context.spread(raw, x)).isSameAs(context.spreadOf("raw", x));
    assertThat(context.spreadOf("raw", JointAxes.all())).isNotSameAs(context.spreadOf("raw", x));
    Sample.Percents percents =
        new Sample.Percents(1, 99, eu.riscale.hub.tensor.PercentileMethod.LINEAR);
    assertThat(context.percentiles(raw, Optional.of("raw"), x, percents))
        .isSameAs(context.percentiles(raw, Optional.empty(), x, percents));
  }

  @Test
  void whatDoesNotFitTheTensorAtHandIsSaid() {
    List<String> axes = List.of("batch", "channel", "y", "x");
    Tensor in = Tensor.of(new float[6], axes, 1, 3, 2, 1);
    OpPlan linear =
        (OpPlan) v05(true, "float32", "{id: scale_linear, kwargs: {gain: [1, 2], axis: channel}}");
    assertThatThrownBy(() -> linear.apply(in, Sample.of(Map.of("t", in))))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "scale_linear has 2 numbers along the axis 'channel', but the tensor is 3 long there.")
        .extracting(OpsTest::help)
        .isEqualTo(
            "Give 3 numbers, one for each place along 'channel' and in their order, or a single one"
                + " for all.");
    OpPlan range =
        (OpPlan) v05(false, "float32", "{id: scale_range, kwargs: {reference_tensor: raw}}");
    assertThatThrownBy(() -> range.apply(in, Sample.of(Map.of("t", in))))
        .isInstanceOf(OpException.class)
        .hasMessage("reference_tensor 'raw' is not among the inputs [t].")
        .extracting(OpsTest::help)
        .asString()
        .startsWith("Name one of these inputs as reference_tensor");
    Tensor wide = Tensor.of(new float[8], axes, 1, 4, 2, 1);
    OpPlan match =
        (OpPlan)
            v05(
                false,
                "float32",
                "{id: scale_mean_variance, kwargs: {reference_tensor: raw, axes: [y, x]}}");
    assertThatThrownBy(() -> match.apply(in, Sample.of(Map.of("raw", wide))))
        .isInstanceOf(OpException.class)
        .hasMessageStartingWith("scale_mean_variance has 4 numbers along the axis 'channel'")
        .extracting(OpsTest::help)
        .asString()
        .startsWith("Name 'channel' among the axes of the step");
    Tensor bare = Tensor.of(new float[6], List.of("a", "b"), 2, 3);
    assertThatThrownBy(() -> linear.apply(bare, Sample.of(Map.of("t", bare))))
        .isInstanceOf(OpException.class)
        .hasMessageContaining("the tensor has only the axes a, b")
        .extracting(OpsTest::help)
        .isEqualTo("Write as axis one of those of the tensor: a, b.");
  }

  private static String help(Throwable thrown) {
    return ((OpException) thrown).help();
  }

  @Test
  void aClassicalMistakeIsVisible() throws Exception {
    // A uint8 input that is normalised and cast back to uint8 before the network.
    OpPlan plan = (OpPlan) v05(true, "uint8", "{id: zero_mean_unit_variance}");
    Tensor in =
        Tensor.of(
            DType.UINT8,
            new byte[] {0, 0, 100, 100},
            List.of("batch", "channel", "y", "x"),
            1,
            1,
            2,
            2);
    Tensor out = plan.apply(in, Sample.of(Map.of("t", in)));
    assertThat(out.dtype()).isEqualTo(DType.UINT8);
    assertThat((byte[]) out.array()).containsExactly(0, 0, 0, 0);
  }
}
