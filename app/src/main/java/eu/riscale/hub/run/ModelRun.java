package eu.riscale.hub.run;

import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All tests of one model after the other: those of each weights entry, and whether they agree.
public final class ModelRun {
  private final TestOptions options;
  private final TestWatch watch;
  private final Conduct conduct;

  /// @param watch is told what is done
  public ModelRun(TestOptions options, TestWatch watch) {
    this(
        options,
        watch,
        new Engines(PersonFolder.CACHE.ofThisProcess(), options.python(), watch::progress),
        NvidiaCards.ofThisMachine());
  }

  /// @param cards the GPUs, asked of where a network has run on one
  ModelRun(TestOptions options, TestWatch watch, NetworkOpener engines, NvidiaCards cards) {
    this.options = options;
    this.watch = watch;
    this.conduct = new Conduct(engines, cards, options, watch);
  }

  /// Never throws: what goes wrong is in the tests' findings.
  ///
  /// @param source where the model's files are
  /// @param soFar takes what is known before each test: the tests until then, that one broken off,
  ///   and weights entries that are still to come
  public List<WeightsTest> of(
      ModelView model, RdfSource source, Consumer<List<WeightsTest>> soFar) {
    List<WeightsView> entries =
        model.weights().stream().filter(weights -> options.chooses(weights.format())).toList();
    List<WeightsTest> tests = new ArrayList<>();
    try {
      OnTheWeb.requireTensors(model, options.notRun());
      soFar.accept(notBegun(entries));
      watch.begins(new TestStep("", "", "reading the test tensors and preprocessing the inputs"));
      TestTensors tensors = TestTensors.read(model, source);
      WeightsRun run = new WeightsRun(model, tensors, source, conduct);
      tests.addAll(run(entries, run, soFar));
    } catch (CannotTest e) {
      entries.forEach(weights -> tests.add(hindered(weights.format(), e)));
    }
    for (WeightsFormat format : options.formats()) {
      if (model.weights().stream().noneMatch(weights -> weights.format() == format)) {
        tests.add(absent(format));
      }
    }
    return tests;
  }

  private List<WeightsTest> run(
      List<WeightsView> entries, WeightsRun run, Consumer<List<WeightsTest>> soFar) {
    List<WeightsTest> tests = new ArrayList<>();
    List<FormatsAgree.Given> given = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      List<WeightsTest> before = List.copyOf(tests);
      List<WeightsTest> after = notBegun(entries.subList(i + 1, entries.size()));
      NetworkTests.Done done =
          run.run(entries.get(i), these -> soFar.accept(joined(before, these, after)));
      tests.addAll(done.tests());
      done.given().ifPresent(given::add);
      if (options.endAfter(tests)) {
        return tests;
      }
    }
    if (given.size() > 1 && options.tests().contains(TestKind.AGREEMENT)) {
      soFar.accept(List.copyOf(tests));
      tests.add(FormatsAgree.of(run.outputs(), given, run.parting()::ofFormats, watch));
    }
    return tests;
  }

  private List<WeightsTest> notBegun(List<WeightsView> entries) {
    return entries.stream()
        .map(weights -> WeightsTest.notBegun(weights.format().word(), options.tests().getFirst()))
        .toList();
  }

  private static List<WeightsTest> joined(
      List<WeightsTest> before, List<WeightsTest> these, List<WeightsTest> after) {
    return Stream.of(before, these, after).flatMap(List::stream).toList();
  }

  private WeightsTest hindered(WeightsFormat format, CannotTest why) {
    TestLog log = log(format);
    if (why.isModelsFault()) {
      log.fail(why.finding());
    } else {
      log.skip(why.finding());
    }
    return log.result();
  }

  private WeightsTest absent(WeightsFormat format) {
    TestLog log = log(format);
    log.skip(
        RunCodes.ENGINE_MISSING,
        "The model has no " + format.word() + " weights.",
        "Name by --weights a format that the description lists under weights.");
    return log.result();
  }

  private TestLog log(WeightsFormat format) {
    return new TestLog(format.word(), options.tests().getFirst(), watch);
  }
}
