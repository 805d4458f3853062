package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.run.FormatsAgree.Given;
import eu.riscale.hub.run.OtherSizes.TestSize;
import eu.riscale.hub.run.OtherSizes.TimeLimit;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.memory.MemoryNeed;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Pictures;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The tests of one weights entry after the other. A network is opened once for all of its tests.
final class WeightsRun {
  /// Bytes of the pictures of one model in a report.
  private static final long ROOM_FOR_PICTURES = 4 << 20;

  private final ModelView subject;
  private final TestTensors tensors;
  private final RdfSource source;
  private final Opener engines;
  private final UsedDevices devices;
  private final TestOptions options;
  private final TestWatch watch;

  /// Opens the network of a weights entry on a device.
  interface Opener {
    Opening open(Weights weights, Device device) throws EngineException;

    /// What goes on inside a network; empty where hub cannot look into it.
    default Optional<Inside> inside(Weights weights, Device device) throws EngineException {
      return Optional.empty();
    }

    static Opener of(Engines engines) {
      return new Opener() {
        @Override
        public Opening open(Weights weights, Device device) throws EngineException {
          return engines.open(weights, device);
        }

        @Override
        public Optional<Inside> inside(Weights weights, Device device) throws EngineException {
          return engines.inside(weights, device);
        }
      };
    }
  }

  /// How tests are run, whatever the model.
  record Conduct(Opener engines, NvidiaCards cards, TestOptions options, TestWatch watch) {}

  WeightsRun(ModelView subject, TestTensors tensors, RdfSource source, Conduct conduct) {
    this.subject = subject;
    this.tensors = tensors;
    this.source = source;
    this.engines = conduct.engines();
    this.options = conduct.options();
    this.devices = new UsedDevices(conduct.cards(), options);
    this.watch = conduct.watch();
  }

  /// What came of one weights entry.
  ///
  /// @param given what it gave for the test inputs; empty where not every output could be had
  record Done(List<WeightsTest> tests, Optional<Given> given) {}

  /// The model's outputs as they are described.
  List<TensorView> outputs() {
    return subject.outputs();
  }

  /// Never throws: what goes wrong is in the tests' findings.
  ///
  /// @param soFar takes the tests of this entry before each of them, that one broken off
  Done run(WeightsView weights, Consumer<List<WeightsTest>> soFar) {
    TestLog log = new TestLog(weights.format().word(), options.tests().getFirst(), watch);
    soFar.accept(List.of(log.brokenOff()));
    Optional<Finding> remote = OnTheWeb.weights(subject, weights, options.notRun());
    if (remote.isPresent()) {
      log.skip(remote.get());
      return new Done(List.of(log.result()), Optional.empty());
    }
    log.doing("opening the network");
    try {
      long start = System.nanoTime();
      switch (open(weights, options.device())) {
        case Opening.Opened(Session session) -> {
          try (session) {
            log.took(TestPhase.OPEN, start);
            return tested(new Network(subject, weights, session), log, soFar);
          }
        }
        case Opening.Unavailable(String reason, String hint) ->
            log.skip(options.notRun(), reason, hint);
      }
    } catch (EngineException e) {
      log.engineFailed(e, options.device(), options.notRun());
      if (e.kind() == EngineException.Kind.WEIGHTS) {
        log.explained(finding -> new OpeningHelp(weights, source).of(finding));
      }
    } catch (IOException e) {
      log.fail(unreadable(weights, e, log));
    } catch (OutOfMemoryError e) {
      outOfMemory(e, log);
    }
    return new Done(List.of(log.result()), Optional.empty());
  }

  private Done tested(Network network, TestLog opening, Consumer<List<WeightsTest>> soFar) {
    opening.ranOn(devices.ranOn(network));
    MemoryNeed memory = devices.memory(network);
    List<WeightsTest> tests = new ArrayList<>();
    Optional<List<Tensor>> ran = Optional.empty();
    Optional<Given> given = Optional.empty();
    boolean sizesAlone = options.tests().equals(List.of(TestKind.SIZES));
    if (!sizesAlone) {
      opening.tookBefore(TestPhase.PREPROCESS, tensors.seconds());
      ran = guarded(network, opening, () -> reproduced(network, opening, soFar));
      devices.tellPlacement(network, opening);
      WeightsTest reproduced = opening.result();
      if (ran.isEmpty() || options.tests().contains(TestKind.REPRODUCE)) {
        tests.add(reproduced);
      }
      if (ran.isEmpty()) {
        return new Done(tests, Optional.empty());
      }
      memory.ran(elements());
      given = ran.map(it -> new Given(network.weights(), it, !reproduced.failed()));
    }
    if (goesOn(TestKind.SIZES, tests)) {
      TestLog log = sizesAlone ? opening : log(network, TestKind.SIZES);
      soFar.accept(with(tests, log));
      TestSize testSize = sizesAlone ? TestSize.NOT_YET_RUN : TestSize.RUN_BEFORE;
      TimeLimit limit = sizesAlone ? TimeLimit.none() : new TimeLimit(seconds(opening), elements());
      sizes(network, testSize, memory, limit, log).ifPresent(tests::add);
    }
    OptionalInputs optional = new OptionalInputs(subject, tensors.fed());
    if (ran.isPresent() && optional.any() && goesOn(TestKind.OPTIONAL, tests)) {
      TestLog log = log(network, TestKind.OPTIONAL);
      soFar.accept(with(tests, log));
      guarded(
          network,
          log,
          () -> {
            optional.run(network, log);
            return Optional.empty();
          });
      tests.add(log.result());
    }
    if (ran.isPresent() && goesOn(TestKind.DETERMINISM, tests)) {
      TestLog log = log(network, TestKind.DETERMINISM);
      soFar.accept(with(tests, log));
      WeightsTest repeated = repeated(network, ran.get(), log);
      tests.add(repeated);
      if (repeated.failed()) {
        given = Optional.empty(); // Outputs that vary agree with no other's.
      }
    }
    if (given.isPresent() && goesOn(TestKind.DEVICES, tests)) {
      bothDevices(network, given.get().outputs(), log -> soFar.accept(with(tests, log)))
          .ifPresent(tests::add);
    }
    return new Done(tests, given);
  }

  /// Where the network fails, what is known is told before the cause is looked for: a library may
  /// crash then.
  private Optional<List<Tensor>> reproduced(
      Network network, TestLog log, Consumer<List<WeightsTest>> soFar)
      throws EngineException, IOException {
    long start = System.nanoTime();
    try {
      Optional<List<Tensor>> outputs =
          new ReproduceOutputs(
                  subject,
                  tensors,
                  others(network.weights()),
                  () -> inTraining(network.weights()),
                  shown())
              .run(network, log);
      new OddOutputs(subject, source).explain(network.weights(), log);
      return outputs;
    } catch (EngineException e) {
      double seconds = (System.nanoTime() - start) / 1e9;
      log.engineFailed(e, network.session().device(), options.notRun());
      soFar.accept(List.of(log.result()));
      new FailedRun(subject, tensors, source).explain(network, e, seconds, log);
      return Optional.empty();
    }
  }

  /// Empty where the network ran on the CPU, unless the test was asked for by its name.
  private Optional<WeightsTest> bothDevices(
      Network network, List<Tensor> first, Consumer<TestLog> begins) {
    if (!(network.session().device() instanceof Device.Cuda) && !options.names(TestKind.DEVICES)) {
      return Optional.empty();
    }
    TestLog log = log(network, TestKind.DEVICES);
    begins.accept(log);
    if (network.session().device() instanceof Device.Cuda) {
      guarded(
          network,
          log,
          () -> {
            new DevicesAgree(
                    subject, tensors, () -> onCpu(network), () -> parting().ofDevices(network))
                .run(network, first, log);
            return Optional.empty();
          });
    } else {
      log.skip(
          RunCodes.DEVICE_MISSING,
          "The network ran on the CPU, so that there is no GPU to compare it with.",
          "Run this test with --device cuda on a machine with an NVIDIA GPU; 'hub inspect"
              + " --engines' says what it needs.");
    }
    return Optional.of(log.result());
  }

  /// Where the networks of this model part.
  PartingLayer parting() {
    return new PartingLayer(subject, tensors, source, engines);
  }

  private Opening onCpu(Network network) throws EngineException, IOException {
    Optional<MemoryNeed.Obstacle> tooLarge =
        new MemoryNeed(options.memoryLimit(), Optional.empty()).obstacle(elements());
    return tooLarge.isPresent()
        ? new Opening.Unavailable(tooLarge.get().reason(), tooLarge.get().hint())
        : open(network.weights(), Device.CPU);
  }

  private Opening open(WeightsView weights, Device device) throws EngineException, IOException {
    return engines.open(WeightsOnDisk.of(weights, subject.files(), source), device);
  }

  /// The weights that were asked for besides these, each opened again when it is run.
  private List<Evidence.OtherWeights> others(WeightsView these) {
    return subject.weights().stream()
        .filter(other -> other.format() != these.format())
        .filter(other -> options.chooses(other.format()))
        .filter(other -> OnTheWeb.weights(subject, other, options.notRun()).isEmpty())
        .map(other -> new Evidence.OtherWeights(other.format().word(), fed -> runOnce(other, fed)))
        .toList();
  }

  private List<String> inTraining(WeightsView weights) {
    try {
      return ContentReader.read(source.onDisk(weights.file())).training();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<Tensor> runOnce(WeightsView weights, List<Tensor> fed)
      throws EngineException, IOException {
    return switch (open(weights, options.device())) {
      case Opening.Opened(Session session) -> {
        try (session) {
          yield new Network(subject, weights, session).run(fed);
        }
      }
      case Opening.Unavailable unavailable -> List.of();
    };
  }

  /// How long the network and its steps took.
  private static double seconds(TestLog log) {
    return log.seconds(TestPhase.PREPROCESS)
        + log.seconds(TestPhase.RUN)
        + log.seconds(TestPhase.POSTPROCESS);
  }

  /// Empty where the description allows no size but that of the test inputs, which was run already.
  private Optional<WeightsTest> sizes(
      Network network, TestSize testSize, MemoryNeed memory, TimeLimit limit, TestLog log) {
    OtherSizes sizes = new OtherSizes(subject, tensors, options.afterFailure());
    List<DescribedSizes.Choice> choices = sizes.choices(testSize);
    if (choices.isEmpty()) {
      return Optional.empty();
    }
    guarded(
        network,
        log,
        () -> {
          sizes.run(network, choices, memory, limit, log);
          return Optional.empty();
        });
    if (testSize == TestSize.NOT_YET_RUN) {
      devices.tellPlacement(network, log);
    }
    return Optional.of(log.result());
  }

  /// All outputs of all weights have as much room for pictures.
  private ReproduceOutputs.Shown shown() {
    long tests = subject.weights().stream().filter(it -> options.chooses(it.format())).count();
    long outputs = Math.max(1, tests * subject.outputs().size());
    return new ReproduceOutputs.Shown(
        options.keep(), options.pictures() == Pictures.SHOWN ? ROOM_FOR_PICTURES / outputs : 0);
  }

  private static List<WeightsTest> with(List<WeightsTest> tests, TestLog begun) {
    return Stream.concat(tests.stream(), Stream.of(begun.brokenOff())).toList();
  }

  private WeightsTest repeated(Network network, List<Tensor> first, TestLog log) {
    guarded(
        network,
        log,
        () -> {
          new RepeatedRun(subject, tensors).run(network, first, log);
          return Optional.empty();
        });
    return log.result();
  }

  private boolean goesOn(TestKind kind, List<WeightsTest> soFar) {
    return options.tests().contains(kind) && !options.endAfter(soFar);
  }

  private interface Body<T> {
    Optional<T> run() throws EngineException, IOException;
  }

  private <T> Optional<T> guarded(Network network, TestLog log, Body<T> body) {
    try {
      return body.run();
    } catch (EngineException e) {
      log.engineFailed(e, network.session().device(), options.notRun());
    } catch (IOException e) {
      log.fail(unreadable(network.weights(), e, log));
    } catch (OutOfMemoryError e) {
      outOfMemory(e, log);
    }
    return Optional.empty();
  }

  private static Finding unreadable(WeightsView weights, IOException e, TestLog log) {
    String message = weights.file() + " cannot be read: " + Reason.of(e) + ".";
    return Finding.of(RunCodes.WEIGHTS_UNREADABLE, log.at().field("source"), message)
        .hint(RunAdvice.WEIGHTS);
  }

  /// Threads are a matter of this machine alone.
  private static void outOfMemory(OutOfMemoryError e, TestLog log) {
    if (ShellLimits.isOfThreads(e)) {
      throw e;
    }
    log.fail(
        Finding.of(RunCodes.RUN_FAILED, log.at(), "There is not enough memory to run it.")
            .hint(RunAdvice.MEMORY));
  }

  private TestLog log(Network network, TestKind kind) {
    TestLog log = new TestLog(network.weights().format().word(), kind, watch);
    log.ranOn(devices.ranOn(network));
    return log;
  }

  /// Of the test inputs and outputs together.
  private double elements() {
    double inputs = tensors.inputs().stream().mapToDouble(input -> input.fed().size()).sum();
    return inputs + tensors.expected().stream().mapToDouble(Tensor::size).sum();
  }
}
