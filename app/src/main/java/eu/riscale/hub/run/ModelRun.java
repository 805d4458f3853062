package eu.riscale.hub.run;

import eu.riscale.hub.engine.library.CacheFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.source.Leftovers;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All tests of one model after the other: those of each weights entry, and whether they agree.
public final class ModelRun {
  private final TestOptions options;
  private final Engines engines;

  /// @param progress takes a line for the person who waits
  public ModelRun(TestOptions options, Consumer<String> progress) {
    this.options = options;
    this.engines = new Engines(CacheFolder.ofThisProcess(), options.python(), progress);
  }

  /// Never throws: what goes wrong is in the tests' findings.
  ///
  /// @param source where the model's files are
  /// @param soFar takes the tests that are known before each weights entry is run, the last of them
  ///   broken off
  public List<WeightsTest> of(
      ModelView model, RdfSource source, Consumer<List<WeightsTest>> soFar) {
    Leftovers.remove();
    List<WeightsView> entries =
        model.weights().stream().filter(weights -> isChosen(weights.format())).toList();
    List<WeightsTest> tests = new ArrayList<>();
    try {
      TestTensors tensors = TestTensors.read(model, source);
      WeightsRun run = new WeightsRun(model, tensors, source, engines, options);
      tests.addAll(run(entries, run, soFar));
    } catch (CannotTest e) {
      entries.forEach(weights -> tests.add(hindered(weights.format(), e)));
    }
    for (WeightsFormat format : options.formats()) {
      if (entries.stream().noneMatch(weights -> weights.format() == format)) {
        tests.add(absent(format));
      }
    }
    return tests;
  }

  private List<WeightsTest> run(
      List<WeightsView> entries, WeightsRun run, Consumer<List<WeightsTest>> soFar) {
    List<WeightsTest> tests = new ArrayList<>();
    List<FormatsAgree.Given> given = new ArrayList<>();
    for (WeightsView weights : entries) {
      tests.add(begun(weights.format()));
      soFar.accept(List.copyOf(tests));
      tests.removeLast();
      WeightsRun.Done done = run.run(weights);
      tests.addAll(done.tests());
      done.given().ifPresent(given::add);
      if (options.endAfter(tests)) {
        return tests;
      }
    }
    if (given.size() > 1 && options.tests().contains(TestKind.AGREEMENT)) {
      tests.add(FormatsAgree.of(run.outputs(), given));
    }
    return tests;
  }

  /// What there is of a test that never comes to its end.
  private WeightsTest begun(WeightsFormat format) {
    TestLog log = log(format);
    log.breakOff("The process ended during the tests of these weights.");
    return log.result();
  }

  private boolean isChosen(WeightsFormat format) {
    return options.formats().isEmpty() || options.formats().contains(format);
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
    log.skip(RunCodes.ENGINE_MISSING, "The model has no " + format.word() + " weights.", "");
    return log.result();
  }

  private TestLog log(WeightsFormat format) {
    return new TestLog(format.word(), options.tests().getFirst());
  }
}
