package eu.riscale.hub.process;

import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.view.Tolerance;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tests of weights as bytes, without what was printed: only who holds the other end of
/// standard output knows that.
final class TestCodec {
  private TestCodec() {}

  static void step(Encoder out, TestStep step) {
    out.text(step.weights()).text(step.test()).text(step.doing());
  }

  static TestStep step(Decoder in) throws IOException {
    return new TestStep(in.text(), in.text(), in.text());
  }

  static void write(Encoder out, FindingCodec.Writer findings, WeightsTest test) {
    out.text(test.weights()).text(test.name()).constant(test.status());
    out.constant(test.progress());
    out.text(test.reason()).text(test.detail());
    place(out, test.ranOn());
    out.real(test.seconds());
    out.all(test.phases().entrySet(), each -> out.constant(each.getKey()).real(each.getValue()));
    out.number(test.peakMemory());
    out.all(test.outputs(), output -> output(out, output));
    findings.all(test.findings());
  }

  static WeightsTest read(Decoder in, FindingCodec.Reader findings) throws IOException {
    return new WeightsTest(
        in.text(),
        in.text(),
        in.constant(WeightsTest.Status.values()),
        in.constant(WeightsTest.Progress.values()),
        in.text(),
        in.text(),
        place(in),
        in.real(),
        phases(in),
        in.number(),
        in.all(() -> output(in)),
        findings.all(),
        Printed.NOTHING);
  }

  private static void place(Encoder out, RanOn ranOn) {
    out.text(ranOn.engine()).text(ranOn.device()).text(ranOn.card()).text(ranOn.whyNotGpu());
    Placement placement = ranOn.placement();
    out.number(placement.onDevice());
    out.all(placement.onCpu().entrySet(), each -> out.text(each.getKey()).number(each.getValue()));
    out.number(placement.isUncertain() ? 1 : 0);
  }

  private static RanOn place(Decoder in) throws IOException {
    String engine = in.text();
    String device = in.text();
    String card = in.text();
    String whyNotGpu = in.text();
    int onDevice = in.integer();
    Map<String, Integer> onCpu = new HashMap<>();
    for (Map.Entry<String, Integer> each : in.all(() -> Map.entry(in.text(), in.integer()))) {
      onCpu.put(each.getKey(), each.getValue());
    }
    Placement placement = new Placement(onDevice, onCpu, in.integer() != 0);
    return new RanOn(engine, device, card, whyNotGpu, placement);
  }

  private static Map<TestPhase, Double> phases(Decoder in) throws IOException {
    Map<TestPhase, Double> phases = new EnumMap<>(TestPhase.class);
    for (Map.Entry<TestPhase, Double> each :
        in.all(() -> Map.entry(in.constant(TestPhase.values()), in.real()))) {
      phases.put(each.getKey(), each.getValue());
    }
    return phases;
  }

  private static void output(Encoder out, ComparedOutput output) {
    OutputComparison comparison = output.comparison();
    out.text(comparison.id());
    out.all(comparison.shape(), length -> out.number(length));
    out.number(comparison.mismatched()).number(comparison.size());
    out.real(comparison.maxAbsDiff()).real(comparison.maxRelDiff());
    out.all(comparison.worstAt(), index -> out.number(index));
    out.real(comparison.worstActual()).real(comparison.worstExpected());
    out.number(comparison.nonFinite());
    Tolerance tolerance = comparison.tolerance();
    out.real(tolerance.rtol()).real(tolerance.atol()).real(tolerance.allowedPpm());
    out.text(tolerance.origin());
    out.optional(output.objects(), objects -> objects(out, objects));
    out.optional(output.diagnosis(), diagnosis -> DiagnosisCodec.write(out, diagnosis));
    out.optional(output.view(), view -> ViewCodec.write(out, view));
  }

  private static ComparedOutput output(Decoder in) throws IOException {
    String id = in.text();
    List<Integer> shape = in.all(in::integer);
    OutputComparison comparison =
        new OutputComparison(
            id,
            shape,
            in.number(),
            in.number(),
            in.real(),
            in.real(),
            in.all(in::integer),
            in.real(),
            in.real(),
            in.number(),
            new Tolerance(in.real(), in.real(), in.real(), in.text()));
    return new ComparedOutput(
        comparison,
        in.optional(() -> objects(in)),
        in.optional(() -> DiagnosisCodec.read(in)),
        in.optional(() -> ViewCodec.read(in)));
  }

  private static void objects(Encoder out, LabelObjects objects) {
    out.number(objects.expected()).number(objects.found()).number(objects.matched());
    out.number(objects.lost()).number(objects.gained());
    out.number(objects.split()).number(objects.merged()).real(objects.meanIou());
  }

  private static LabelObjects objects(Decoder in) throws IOException {
    return new LabelObjects(
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.real());
  }
}
