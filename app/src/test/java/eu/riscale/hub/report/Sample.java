package eu.riscale.hub.report;

import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ComparedPlanes;
import eu.riscale.hub.tensor.picture.PlaneSet;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Results made by hand, to see how reports show them.
public final class Sample {
  static final Code DUPLICATE = Code.alert("tensor-id-duplicate", "Two tensors share one id.");
  static final Code GONE = Code.error("source-unreadable", "The source cannot be read.");

  private Sample() {}

  public static Results results(String command, ResourceResult... results) {
    return new Results(Run.here(command, Severity.ERROR), List.of(results), Results.End.REACHED);
  }

  public static ResourceResult failed() {
    return new ResourceResult(
        new Described(
            "models/nuclei",
            "rdf.yaml",
            new Described.Facts("model", "0.5.6", "0.5.14", "Nuclei", "fluffy-owl", "1.2.0"),
            "inputs:\n- id: raw\n- id: raw\n"),
        List.of(duplicate()),
        new Outcome.Tested(List.of(onnx(), sizes(), skipped()), Outcome.End.REACHED));
  }

  public static ResourceResult valid(String source) {
    return new ResourceResult(
        new Described(
            source,
            "rdf.yaml",
            new Described.Facts("model", "0.5.6", "0.5.14", "Nuclei", "", ""),
            ""),
        List.of(),
        new Outcome.Validated(List.of()));
  }

  /// Weights that ran on a GPU, and others that did not.
  public static ResourceResult onGpu() {
    ResourceResult valid = valid("models/nuclei");
    RanOn cuda =
        new RanOn(
            "ONNX Runtime 1.29.0",
            "cuda:0",
            "NVIDIA H200",
            "",
            new Placement(40, Map.of("NonMaxSuppression", 1, "Shape", 1)));
    RanOn cpu =
        new RanOn("PyTorch 2.7.1", "cpu", "", "this PyTorch has no CUDA", Placement.NOT_TOLD);
    return new ResourceResult(
        valid.described(),
        List.of(),
        new Outcome.Tested(
            List.of(devices("onnx", cuda), devices("torchscript", cpu)), Outcome.End.REACHED));
  }

  private static WeightsTest devices(String weights, RanOn ranOn) {
    return new WeightsTest(
        weights,
        "give the same on the CPU and the GPU",
        WeightsTest.Status.PASSED,
        WeightsTest.Progress.ENDED,
        "",
        "bit for bit; 0.012 s on cuda:0, 0.150 s on the CPU",
        ranOn,
        0.5,
        new TreeMap<>(Map.of(TestPhase.RUN, 0.012, TestPhase.RUN_ON_CPU, 0.15)),
        0,
        List.of(),
        List.of(),
        Printed.NOTHING);
  }

  /// Two label images that differ, with pictures, under names that are HTML.
  public static ResourceResult seen() {
    String hostile = "</figure><script>alert('1')</script>";
    Tensor expected = labels(1, 2);
    Tensor actual = labels(2, 7);
    PlaneSet planes =
        ComparedPlanes.of(
            List.of(new ComparedPlanes.Named(hostile, expected)),
            new ComparedPlanes.Named(hostile, expected),
            actual,
            List.of(hostile, "<b>"),
            new ComparedPlanes.Limits(1 << 20, 0));
    WeightsTest onnx = onnx();
    OutputComparison found =
        Comparison.of(hostile, actual, expected, new Tolerance(1e-3, 1e-3, 100, "default"));
    OutputView view = new OutputView(List.of(new Differences.Bin(10, 36)), planes);
    ComparedOutput output =
        new ComparedOutput(
            found, LabelObjects.of(actual, expected), Optional.empty(), Optional.of(view));
    return new ResourceResult(
        valid("models/nuclei").described(),
        List.of(),
        new Outcome.Tested(
            List.of(
                new WeightsTest(
                    onnx.weights(),
                    onnx.name(),
                    onnx.status(),
                    onnx.progress(),
                    "",
                    "",
                    onnx.ranOn(),
                    1,
                    onnx.phases(),
                    0,
                    List.of(output),
                    List.of(duplicate().hint("First line.\n  second: [line]")),
                    Printed.NOTHING)),
            Outcome.End.REACHED));
  }

  /// Two objects in each of two channels.
  private static Tensor labels(int first, int second) {
    byte[] labels = new byte[2 * 12 * 12];
    for (int i = 0; i < 36; i++) {
      labels[i] = (byte) first;
      labels[72 + i] = (byte) second;
      labels[144 + i] = (byte) second;
    }
    return Tensor.of(DType.UINT8, labels, List.of("channel", "y", "x"), 2, 12, 12);
  }

  public static ResourceResult unreadable() {
    return ResourceResult.unreadable(
        "gone.yaml", Finding.of(GONE, RdfPath.ROOT, "gone.yaml: there is no such file or folder."));
  }

  private static Finding duplicate() {
    return Finding.of(
            DUPLICATE,
            RdfPath.ROOT.field("inputs").index(1).field("id"),
            "Two tensors share the id 'raw'.")
        .expected("an id of its own")
        .hint("Rename one.")
        .at(new Span(3, 7, 3, 10));
  }

  private static WeightsTest onnx() {
    OutputComparison mask =
        new OutputComparison(
            "mask",
            List.of(1, 2),
            1,
            2,
            0.5,
            Double.POSITIVE_INFINITY,
            List.of(0, 1),
            0.5,
            0,
            0,
            new Tolerance(1e-3, 1e-3, 100, "default"));
    return new WeightsTest(
        "onnx",
        "reproduce test outputs",
        WeightsTest.Status.FAILED,
        WeightsTest.Progress.ENDED,
        "",
        "",
        new RanOn("ONNX Runtime 1.29.0", "cpu", "", "", Placement.NOT_TOLD),
        0.12345,
        Map.of(TestPhase.RUN, 0.0467),
        123_456_789,
        List.of(
            new ComparedOutput(mask, Optional.empty(), Optional.of(diagnosis()), Optional.empty())),
        List.of(),
        new Printed("loss 0.5\n\u001b[32mpassed\n", 18));
  }

  private static WeightsTest sizes() {
    return new WeightsTest(
        "onnx",
        "run at other sizes",
        WeightsTest.Status.PASSED,
        WeightsTest.Progress.ENDED,
        "",
        "2 sizes, 1×64 to 1×96",
        new RanOn("ONNX Runtime 1.29.0", "cpu", "", "", Placement.NOT_TOLD),
        0.05,
        Map.of(),
        0,
        List.of(),
        List.of(),
        Printed.NOTHING);
  }

  private static Diagnosis diagnosis() {
    Differences differences =
        new Differences(
            List.of(new Differences.Bin(0, 1), new Differences.Bin(1, 1)), 0.5, 0.01, 100, false);
    Correction change =
        new Correction(
            RdfPath.ROOT.field("outputs").index(0).field("postprocessing").index(0),
            "Write under outputs[0].postprocessing:",
            "- {id: sigmoid}");
    Explanation explanation =
        new Explanation(
            Cause.STEP_MISSING, "a sigmoid is missing after the network", 2e-6, 1, change);
    return new Diagnosis(
        Optional.of(differences), List.of(explanation), Diagnosis.Tried.UNTIL_TIME_WAS_UP);
  }

  private static WeightsTest skipped() {
    return new WeightsTest(
        "keras_v3",
        "reproduce test outputs",
        WeightsTest.Status.SKIPPED,
        WeightsTest.Progress.ENDED,
        "Keras is not supported yet.",
        "",
        RanOn.NOTHING,
        0,
        Map.of(),
        0,
        List.of(),
        List.of(),
        Printed.NOTHING);
  }
}
