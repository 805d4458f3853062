package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.tensor.Npy;
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

/// Every step that the reference implementation was recorded on gives what was recorded.
class CorpusOpsTest {
  @TestFactory
  Stream<DynamicTest> everyRecordedStep() throws Exception {
    Path folder = Corpus.folder("ops");
    JsonMapper json = JsonMapper.shared();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("ops.jsonl"))) {
      JsonNode vector = json.readTree(line);
      tests.add(dynamicTest(vector.get("id").asString(), () -> check(folder, vector)));
    }
    return tests.stream();
  }

  private static void check(Path folder, JsonNode vector) throws Exception {
    String id = vector.get("id").asString();
    boolean input = vector.get("where").asString().equals("pre");
    String descr = vector.get("rdf_tensor").toString();
    Optional<Compiled> compiled =
        vector.get("format").asString().equals("0.5")
            ? Vectors.compileV05(descr, input)
            : Vectors.compileV04(descr, input);
    List<String> axes = new ArrayList<>();
    vector.get("axes").forEach(a -> axes.add(a.asString()));
    List<String> names = axes.getFirst().length() == 1 ? OpsV04.axes(String.join("", axes)) : axes;
    if (!(compiled.orElse(null) instanceof OpPlan plan)) {
      System.out.println(id + " NOT COMPILED " + compiled + " error " + vector.get("error"));
      return;
    }
    Tensor in = Npy.read(folder.resolve(vector.get("input").asString()), names);
    Map<String, Tensor> tensors = new HashMap<>();
    tensors.put("t", in);
    if (vector.has("ref"))
      tensors.put("ref", Npy.read(folder.resolve(vector.get("ref").asString()), names));
    Sample sample = Sample.of(tensors);
    if (vector.has("dataset_inputs")) {
      List<Sample> ds = new ArrayList<>();
      for (JsonNode n : vector.get("dataset_inputs"))
        ds.add(Sample.of(Map.of("t", Npy.read(folder.resolve(n.asString()), names))));
      sample = sample.within(ds);
    }
    TensorOp op = Vectors.described(plan).getFirst();
    Tensor out =
        op.apply(
            in,
            new OpContext(
                sample,
                sample.dataset().stream().map(s -> s.tensor("t").orElseThrow()).toList(),
                false));
    Tensor pipe = plan.apply(in, sample);
    if (!vector.has("output") || vector.get("output").isNull()) {
      System.out.println(id + " no expected; " + plan.explain());
      return;
    }
    Tensor expected = Npy.read(folder.resolve(vector.get("output").asString()), names);
    Tensor expectedPipe = Npy.read(folder.resolve(vector.get("pipeline_output").asString()), names);
    String a = diff(out, expected), b = diff(pipe, expectedPipe);
    if (!pipe.dtype().equals(expectedPipe.dtype()))
      b += " DTYPE " + pipe.dtype() + " " + expectedPipe.dtype();
    if (!a.isEmpty() || !b.isEmpty())
      System.out.println(id + " | " + a + " | " + b + " " + plan.explain());
    assertThat(id).isNotEmpty();
  }

  static String diff(Tensor a, Tensor e) {
    double worst = 0;
    int bad = 0;
    for (int i = 0; i < a.size(); i++) {
      double x = a.at(i), y = e.at(i);
      if (Double.compare(x, y) == 0 || x == y) continue;
      double d = Math.abs(x - y) / Math.max(Math.abs(y), 1e-30);
      boolean ok = e.dtype().isFloat() && d <= 1e-5;
      if (!ok) bad++;
      worst = Math.max(worst, Double.isNaN(d) ? 9e99 : d);
    }
    return bad == 0
        ? ""
        : bad
            + " of "
            + a.size()
            + " bad, worst rel "
            + worst
            + " dtypes "
            + a.dtype()
            + "/"
            + e.dtype();
  }
}
