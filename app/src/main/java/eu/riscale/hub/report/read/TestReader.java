package eu.riscale.hub.report.read;

import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.run.comparison.LabelObjects;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.RanOn;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.view.Tolerance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tests of one source. Pictures are in no JSON report.
///
/// @param findings reads those of tests
record TestReader(FindingReader findings) {
  private static final List<WeightsTest.Progress> CUT_SHORT =
      List.of(WeightsTest.Progress.BROKEN_OFF, WeightsTest.Progress.NOT_BEGUN);

  WeightsTest test(Part part) throws BrokenReport {
    return new WeightsTest(
        part.plain("weights"),
        part.plain("name"),
        part.word("status", List.of(WeightsTest.Status.values()), WeightsTest.Status::word),
        part.has("progress")
            ? part.word("progress", CUT_SHORT, WeightsTest.Progress::word)
            : WeightsTest.Progress.ENDED,
        part.text("reason"),
        part.text("detail"),
        ranOn(part),
        part.number("seconds", 0),
        phases(part),
        part.count("peak_memory_bytes"),
        part.parts("outputs", TestReader::output),
        findings.all(part),
        new Printed(part.text("printed"), part.count("printed_bytes")));
  }

  private static RanOn ranOn(Part part) throws BrokenReport {
    String device = part.plain("device");
    return new RanOn(
        part.plain("engine"),
        device,
        part.plain("card"),
        part.text("device_reason"),
        part.optional("nodes", nodes -> placement(nodes, device)).orElse(Placement.NOT_TOLD));
  }

  /// Of the operations that ran on the CPU only the number is known.
  private static Placement placement(Part nodes, String device) throws BrokenReport {
    boolean onCpu = device.equals("cpu");
    int beside = onCpu ? 0 : nodes.integer("cpu");
    return new Placement(
        nodes.integer(device), beside == 0 ? Map.of() : Map.of("operations", beside));
  }

  private static Map<TestPhase, Double> phases(Part part) throws BrokenReport {
    Map<TestPhase, Double> phases = new EnumMap<>(TestPhase.class);
    if (part.has("steps")) {
      Part steps = part.part("steps");
      for (TestPhase phase : TestPhase.values()) {
        if (steps.has(phase.word())) {
          phases.put(phase, steps.number(phase.word(), 0));
        }
      }
    }
    return phases;
  }

  private static ComparedOutput output(Part part) throws BrokenReport {
    double absolute = part.number("max_abs_diff", Double.NaN);
    double none = Double.isNaN(absolute) ? Double.NaN : Double.POSITIVE_INFINITY;
    OutputComparison comparison =
        new OutputComparison(
            part.text("id"),
            part.values("shape", Part::index),
            part.count("mismatched"),
            part.count("elements"),
            absolute,
            part.number("max_rel_diff", none),
            part.values("worst_at", Part::index),
            figure(part, "worst_actual"),
            figure(part, "worst_expected"),
            0,
            new Tolerance(
                part.number("rtol", 0), part.number("atol", 0), part.number("allowed_ppm", 0), ""));
    return new ComparedOutput(
        comparison,
        part.optional("objects", TestReader::objects),
        part.has("diagnosis") ? Optional.of(diagnosis(part)) : Optional.empty(),
        Optional.empty());
  }

  private static double figure(Part part, String name) throws BrokenReport {
    return part.has(name) ? Part.figure(part.node().get(name), part.at(name)) : Double.NaN;
  }

  private static LabelObjects objects(Part part) throws BrokenReport {
    return new LabelObjects(
        part.integer("expected"),
        part.integer("found"),
        part.integer("matched"),
        part.integer("lost"),
        part.integer("gained"),
        part.integer("split"),
        part.integer("merged"),
        part.number("mean_iou", Double.NaN));
  }

  private static Diagnosis diagnosis(Part output) throws BrokenReport {
    Part part = output.part("diagnosis");
    return new Diagnosis(
        output.has("passes_with") ? Optional.of(differences(output)) : Optional.empty(),
        part.parts("causes", TestReader::cause),
        tried(part));
  }

  private static Diagnosis.Tried tried(Part diagnosis) throws BrokenReport {
    if (diagnosis.has("time_was_up") && diagnosis.flag("time_was_up")) {
      return Diagnosis.Tried.UNTIL_TIME_WAS_UP;
    }
    return diagnosis.flag("complete") ? Diagnosis.Tried.ALL : Diagnosis.Tried.WHAT_IS_AFFORDABLE;
  }

  private static Differences differences(Part output) throws BrokenReport {
    Part passes = output.part("passes_with");
    return new Differences(
        output.parts(
            "histogram",
            bin ->
                new Differences.Bin(
                    bin.number("up_to", Double.POSITIVE_INFINITY), bin.count("elements"))),
        passes.number("atol", Double.POSITIVE_INFINITY),
        passes.number("rtol", Double.POSITIVE_INFINITY),
        passes.number("allowed_ppm", Double.POSITIVE_INFINITY),
        passes.flag("within_specification"));
  }

  private static Explanation cause(Part part) throws BrokenReport {
    Part change = part.part("change");
    return new Explanation(
        part.word("cause", List.of(Cause.values()), Cause::slug),
        part.text("fault"),
        part.number("agrees_within", Double.NaN),
        0,
        new Correction(change.path("path"), change.text("how"), change.text("yaml")));
  }
}
