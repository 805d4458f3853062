package eu.riscale.hub.work;

import eu.riscale.hub.run.ModelRun;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.CollectionModels;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `hub test` for one source after the other: validates it and, where it is a valid model, runs its
/// weights.
public final class TestModel {
  private final Validate validate;
  private final ModelRun run;
  private final boolean leavesOut;
  private final Predicate<WeightsFormat> tested;
  private final Consumer<ResourceResult> soFar;

  /// @param watch is told what is done
  /// @param soFar takes what is known of a model before each of its tests
  public TestModel(
      Validate validate, TestOptions options, TestWatch watch, Consumer<ResourceResult> soFar) {
    this.validate = validate;
    this.run = new ModelRun(options, watch);
    this.leavesOut = !options.leftOut().isEmpty();
    this.tested = options::chooses;
    this.soFar = soFar;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.source(given, this::test);
  }

  /// Tests a source that stays open.
  ResourceResult test(Checked checked) {
    ResourceResult described = checked.result();
    if (described.status() != ResourceResult.Status.VALID) {
      return described;
    }
    if (checked.validation().isCollection()) {
      return ofCollection(checked);
    }
    Optional<ModelView> model = checked.validation().description().flatMap(ModelView::of);
    if (model.isEmpty()) {
      String type = checked.described().facts().type();
      return checked.then(tested(List.of()), List.of(notAModel(type)));
    }
    List<Finding> facts =
        new WeightsFacts(checked.validation(), checked.source()).besideTests(tested);
    List<WeightsTest> tests =
        run.of(
            model.get(),
            checked.source(),
            known -> soFar.accept(checked.then(tested(judged(known, checked)), facts)));
    List<Finding> further = new ArrayList<>(facts);
    if (!leavesOut) {
      further.addAll(NothingRan.finding(model.get(), tests));
    }
    return checked.then(tested(judged(tests, checked)), further);
  }

  /// Its models are sources of their own.
  private static ResourceResult ofCollection(Checked checked) {
    Described described = checked.described();
    if (described.source().equals("-")) {
      return checked.then(
          tested(List.of()),
          List.of(notAModel("collection, whose models are tested where its file is named")));
    }
    boolean listsModels =
        !CollectionModels.of(checked.validation().document(), checked.source().files()).isEmpty();
    return listsModels
        ? checked.result()
        : checked.then(
            tested(List.of()),
            List.of(notAModel("collection, and none of its entries is a model that is at hand")));
  }

  private static Outcome tested(List<WeightsTest> tests) {
    return new Outcome.Tested(tests, Outcome.End.REACHED);
  }

  private static Finding notAModel(String type) {
    return Finding.of(
            WorkCodes.NOT_A_MODEL,
            RdfPath.ROOT.field("type"),
            "This is a " + type + "; only models can be tested.")
        .hint("Use 'hub validate' for it.");
  }

  private static List<WeightsTest> judged(List<WeightsTest> tests, Checked checked) {
    return tests.stream().map(test -> judged(test, checked)).toList();
  }

  /// A test that has failed says why in every report, also where the project leaves out what was
  /// found.
  private static WeightsTest judged(WeightsTest test, Checked checked) {
    List<Finding> told = checked.ofTest(test.findings());
    boolean isUnexplained =
        test.status() == WeightsTest.Status.FAILED && test.reason().isEmpty() && told.isEmpty();
    if (!isUnexplained || test.findings().isEmpty()) {
      return test.withFindings(told);
    }
    String codes =
        test.findings().stream()
            .map(finding -> finding.code().slug())
            .distinct()
            .collect(Collectors.joining(", "));
    return test.unexplained("What was found is left out by the settings: " + codes + ".");
  }
}
