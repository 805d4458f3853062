package eu.riscale.hub.work;

import eu.riscale.hub.run.ModelRun;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.TestSubject;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// `hub test` for one source after the other: validates it and, where it is a valid model, runs its
/// weights.
public final class TestModel {
  private final Validate validate;
  private final UnaryOperator<List<Finding>> policy;
  private final ModelRun run;
  private final Consumer<ResourceResult> soFar;

  /// @param policy gives findings the severities of the project
  /// @param progress takes a line for the person who waits
  /// @param soFar takes what is known of a model before each of its weights entries is tested
  public TestModel(
      Validate validate,
      TestOptions options,
      UnaryOperator<List<Finding>> policy,
      Consumer<String> progress,
      Consumer<ResourceResult> soFar) {
    this.validate = validate;
    this.policy = policy;
    this.run = new ModelRun(options, progress);
    this.soFar = soFar;
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
            WorkCodes.NOT_A_MODEL,
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
                WorkCodes.NOTHING_RAN,
                RdfPath.ROOT.field("weights"),
                "None of the model's weights could be run here, so nothing is known about its"
                    + " outputs.")
            .hint(
                "Add weights in a format that hub and most other software can run: onnx or"
                    + " torchscript.");
    return tested.failed(judged(List.of(finding), checked));
  }

  private List<WeightsTest> tests(TestSubject model, Validate.Checked checked) {
    List<WeightsTest> tests =
        run.of(
            model,
            checked.source(),
            known -> soFar.accept(checked.result().withTests(judgedTests(known, checked))));
    return judgedTests(tests, checked);
  }

  private List<WeightsTest> judgedTests(List<WeightsTest> tests, Validate.Checked checked) {
    return tests.stream().map(test -> test.withFindings(judged(test.findings(), checked))).toList();
  }

  /// By the project's own severities, and with the lines that they speak of.
  private List<Finding> judged(List<Finding> findings, Validate.Checked checked) {
    return policy.apply(checked.validation().document().located(findings));
  }
}
