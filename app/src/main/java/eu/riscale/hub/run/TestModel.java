package eu.riscale.hub.run;

import eu.riscale.hub.engine.CacheFolder;
import eu.riscale.hub.engine.Engines;
import eu.riscale.hub.engine.WeightsFormat;
import eu.riscale.hub.run.TestSubject.TestWeights;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// `hub test` for one source after the other: validates it and, where it is a valid model, runs its
/// weights.
public final class TestModel {
  private final Validate validate;
  private final Wishes wishes;
  private final UnaryOperator<List<Finding>> policy;
  private final Engines engines;
  private final Consumer<ResourceResult> soFar;

  /// @param policy gives findings the severities of the project
  /// @param progress takes a line for the person who waits
  /// @param soFar takes what is known of a model before each of its weights entries is tested
  public TestModel(
      Validate validate,
      Wishes wishes,
      UnaryOperator<List<Finding>> policy,
      Consumer<String> progress,
      Consumer<ResourceResult> soFar) {
    this.validate = validate;
    this.wishes = wishes;
    this.policy = policy;
    this.soFar = soFar;
    this.engines = new Engines(CacheFolder.ofThisProcess(), wishes.python(), progress);
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.source(given, this::test);
  }

  private ResourceResult test(Validate.Checked checked) {
    ResourceResult described = checked.result();
    if (described.status() != ResourceResult.Status.VALID) {
      return described;
    }
    Optional<TestSubject> model = checked.validation().description().flatMap(TestSubject::of);
    return model.isEmpty()
        ? described.failed(judged(List.of(notAModel(described)), checked))
        : withTests(checked, tests(model.get(), checked));
  }

  private static Finding notAModel(ResourceResult described) {
    return Finding.of(
            RunCodes.NOT_A_MODEL,
            RdfPath.ROOT.field("type"),
            "This is a " + described.facts().type() + "; only models can be tested.")
        .hint("Use 'hub validate' for it.");
  }

  private ResourceResult withTests(Validate.Checked checked, List<WeightsTest> tests) {
    ResourceResult tested = checked.result().withTests(tests);
    if (tests.stream().anyMatch(test -> test.status() != WeightsTest.Status.SKIPPED)) {
      return tested;
    }
    Finding finding =
        Finding.of(
                RunCodes.NOTHING_RAN,
                RdfPath.ROOT.field("weights"),
                "None of the model's weights could be run here, so nothing is known about its"
                    + " outputs.")
            .hint(
                "Add weights in a format that hub and most other software can run: onnx or"
                    + " torchscript.");
    return tested.failed(judged(List.of(finding), checked));
  }

  private List<WeightsTest> tests(TestSubject model, Validate.Checked checked) {
    List<TestWeights> entries = model.weights().stream().filter(w -> isWished(w.format())).toList();
    List<WeightsTest> tests = new ArrayList<>();
    try {
      long start = System.nanoTime();
      TestTensors tensors = TestTensors.read(model, checked.source());
      double seconds = (System.nanoTime() - start) / 1e9;
      WeightsRun run = new WeightsRun(model, tensors, checked.source(), engines, wishes, seconds);
      tests.addAll(run(entries, run, checked));
    } catch (Obstacle e) {
      entries.forEach(weights -> tests.add(hindered(weights.format(), e)));
    }
    for (WeightsFormat format : wishes.formats()) {
      if (entries.stream().noneMatch(weights -> weights.format() == format)) {
        tests.add(absent(format));
      }
    }
    return judgedTests(tests, checked);
  }

  private List<WeightsTest> run(
      List<TestWeights> entries, WeightsRun run, Validate.Checked checked) {
    List<WeightsTest> tests = new ArrayList<>();
    List<FormatsAgree.Given> given = new ArrayList<>();
    for (TestWeights weights : entries) {
      tests.add(begun(weights.format()));
      soFar.accept(checked.result().withTests(judgedTests(tests, checked)));
      tests.removeLast();
      WeightsRun.Done done = run.run(weights);
      tests.addAll(done.tests());
      done.given().ifPresent(given::add);
      if (wishes.stopEarly() && tests.stream().anyMatch(WeightsTest::failed)) {
        return tests;
      }
    }
    if (given.size() > 1 && wishes.tests().contains(TestKind.AGREEMENT)) {
      tests.add(FormatsAgree.of(run.outputs(), given));
    }
    return tests;
  }

  /// What there is of a test that never comes to its end.
  private WeightsTest begun(WeightsFormat format) {
    TestLog log = new TestLog(format.word(), wishes.tests().getFirst());
    log.breakOff("The process ended during the tests of these weights.");
    return log.result();
  }

  private boolean isWished(WeightsFormat format) {
    return wishes.formats().isEmpty() || wishes.formats().contains(format);
  }

  private WeightsTest hindered(WeightsFormat format, Obstacle obstacle) {
    TestLog log = new TestLog(format.word(), wishes.tests().getFirst());
    if (obstacle.isModelsFault()) {
      log.fail(obstacle.finding());
    } else {
      log.skip(obstacle.finding());
    }
    return log.result();
  }

  private WeightsTest absent(WeightsFormat format) {
    TestLog log = new TestLog(format.word(), wishes.tests().getFirst());
    log.skip(RunCodes.ENGINE_MISSING, "The model has no " + format.word() + " weights.", "");
    return log.result();
  }

  private List<WeightsTest> judgedTests(List<WeightsTest> tests, Validate.Checked checked) {
    return tests.stream().map(test -> test.withFindings(judged(test.findings(), checked))).toList();
  }

  /// By the project's own severities, and with the lines that they speak of.
  private List<Finding> judged(List<Finding> findings, Validate.Checked checked) {
    return policy.apply(checked.validation().document().located(findings));
  }
}
