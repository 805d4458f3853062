package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every step that the reference implementation was recorded on gives what was recorded: floats
/// within 1e-5 relative, whole numbers exactly, alone and with the casts around it.
///
/// Where the recording is wrong, the case is named below with the reason, and the step is held to
/// the specification's formula instead. A recording that turns out right after all fails, too.
class CorpusOpsTest {
  private static final double RELATIVE = 1e-5;

  private static final String EPS = "the reference takes 1e-6 whatever eps is";
  private static final String STD_EPS =
      "the reference adds 1e-6 to a fixed std, and 13.7 divides some values evenly";
  private static final String FLOAT32 =
      "the reference calculates in float32 and loses digits where numbers cancel";
  private static final String WRAPPED =
      "the reference takes the difference, or the negative, in uint8, where it wraps around";
  private static final String AVERAGED =
      "the reference averages the percentiles of samples, and says itself that this is not right";
  private static final String LAST_AXIS = "the reference lays the thresholds along the last axis";
  private static final String UNSUPPORTED = "the reference does not have this form of the step";
  private static final String WRONG_WAY = "min is not below max";

  private static final Map<String, String> NOT_AS_RECORDED =
      Map.ofEntries(
          Map.entry("005_binarize_v05", LAST_AXIS),
          Map.entry("007_binarize_v05", LAST_AXIS),
          Map.entry("035_fixed_zero_mean_unit_variance_v05", STD_EPS),
          Map.entry("049_scale_mean_variance_v05", FLOAT32),
          Map.entry("056_scale_range_v05", EPS),
          Map.entry("065_scale_range_v05", AVERAGED),
          Map.entry("066_scale_range_v05", AVERAGED),
          Map.entry("077_softmax_v05", WRAPPED),
          Map.entry("102_scale_linear_v04", UNSUPPORTED),
          Map.entry("103_scale_linear_v04", UNSUPPORTED),
          Map.entry("109_sigmoid_v04", WRAPPED),
          Map.entry("117_zero_mean_unit_variance_v04", UNSUPPORTED),
          Map.entry("120_zero_mean_unit_variance_v04", FLOAT32),
          Map.entry("134_scale_mean_variance_v04", UNSUPPORTED));

  /// Of the letters of model 0.4.
  private static final Map<String, String> IDS =
      Map.of("b", "batch", "i", "index", "t", "time", "c", "channel");

  private static final Map<String, String> REFUSED =
      Map.of("017_clip_v05", WRONG_WAY, "100_clip_v04", WRONG_WAY);

  @TestFactory
  Stream<DynamicTest> everyRecordedStep() throws Exception {
    Path folder = Corpus.folder("ops");
    JsonMapper json = JsonMapper.shared();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("ops.jsonl"))) {
      Recorded recorded = new Recorded(folder, json.readTree(line));
      String reason = NOT_AS_RECORDED.getOrDefault(recorded.id(), REFUSED.get(recorded.id()));
      String name = reason == null ? recorded.id() : recorded.id() + ": " + reason;
      tests.add(dynamicTest(name, () -> check(recorded)));
    }
    return tests.stream();
  }

  private static void check(Recorded recorded) throws Exception {
    Compiled compiled = recorded.compile();
    if (REFUSED.containsKey(recorded.id())) {
      assertThat(compiled).isInstanceOf(CannotRun.class);
      assertThat(recorded.error()).contains("expected min < max");
      return;
    }
    assertThat(compiled).isInstanceOf(OpPlan.class);
    OpPlan plan = (OpPlan) compiled;
    Sample sample = recorded.sample();
    Tensor in = recorded.input();
    TensorOp step = Vectors.described(plan).getFirst();
    Tensor alone = step.apply(in, new OpContext(sample, recorded.dataset(), Optional.empty()));
    Tensor whole = plan.apply(in, sample);
    if (!NOT_AS_RECORDED.containsKey(recorded.id())) {
      assertThat(apart(alone, recorded.tensor("output"))).isZero();
      assertThat(apart(whole, recorded.tensor("pipeline_output"))).isZero();
      assertThat(whole.dtype()).isEqualTo(recorded.tensor("pipeline_output").dtype());
      return;
    }
    if (recorded.has("output")) {
      int apart =
          apart(alone, recorded.tensor("output"))
              + apart(whole, recorded.tensor("pipeline_output"));
      assertThat(apart).as("elements that differ from the recording").isPositive();
    }
    List<Tensor> dataset = recorded.dataset().isEmpty() ? List.of(in) : recorded.dataset();
    double[] formula = Formulas.apply(step, in, dataset, recorded.reference());
    Tensor exact = Tensor.of(formula, in.axes(), in.shape());
    Tensor expected = Cast.to(alone.dtype(), exact, Parallel.NONE);
    assertThat(apart(alone, expected)).isZero();
    assertThat(apart(whole, Cast.to(whole.dtype(), expected, Parallel.NONE))).isZero();
  }

  /// How many elements differ.
  private static int apart(Tensor found, Tensor expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    int apart = 0;
    for (int i = 0; i < found.size(); i++) {
      double x = found.at(i);
      double wanted = expected.at(i);
      double allowed = expected.dtype().isFloat() ? RELATIVE * Math.abs(wanted) : 0;
      boolean same = x == wanted || (Double.isNaN(x) && Double.isNaN(wanted));
      apart += same || Math.abs(x - wanted) <= allowed ? 0 : 1;
    }
    return apart;
  }

  /// One line of the recordings.
  private record Recorded(Path folder, JsonNode json) {
    String id() {
      return json.get("id").asString();
    }

    String error() {
      return json.path("error").asString("");
    }

    boolean has(String file) {
      return json.hasNonNull(file);
    }

    Compiled compile() {
      Side side = json.get("where").asString().equals("pre") ? Side.INPUT : Side.OUTPUT;
      ResourceFormat format =
          json.get("format").asString().equals("0.5")
              ? ResourceFormat.MODEL_0_5
              : ResourceFormat.MODEL_0_4;
      return Vectors.compile(format, json.get("rdf_tensor").toString(), side).orElseThrow();
    }

    Tensor tensor(String file) throws Exception {
      return read(json.get(file).asString());
    }

    Tensor input() throws Exception {
      return tensor("input");
    }

    List<Tensor> reference() throws Exception {
      // The reference refused this one before it made a reference tensor.
      return has("ref") ? List.of(tensor("ref")) : List.of(input());
    }

    List<Tensor> dataset() throws Exception {
      List<Tensor> dataset = new ArrayList<>();
      for (JsonNode file : json.path("dataset_inputs")) {
        dataset.add(read(file.asString()));
      }
      return dataset;
    }

    Sample sample() throws Exception {
      Map<String, Tensor> tensors = new HashMap<>();
      tensors.put("t", input());
      tensors.put("ref", reference().getFirst());
      List<Sample> others = new ArrayList<>();
      for (Tensor one : dataset()) {
        others.add(Sample.of(Map.of("t", one)));
      }
      return Sample.of(tensors).within(others);
    }

    private Tensor read(String file) throws Exception {
      List<String> axes = new ArrayList<>();
      json.get("axes")
          .forEach(axis -> axes.add(IDS.getOrDefault(axis.asString(), axis.asString())));
      return Npy.read(folder.resolve(file), axes);
    }
  }
}
