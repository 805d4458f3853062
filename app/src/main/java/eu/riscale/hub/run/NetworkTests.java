package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.run.FormatsAgree.Given;
import eu.riscale.hub.run.OtherSizes.TestSize;
import eu.riscale.hub.run.OtherSizes.TimeLimit;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.layer.PartingLayer;
import eu.riscale.hub.run.memory.MemoryNeed;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The tests of an open network, one after the other.
final class NetworkTests {
  /// Bytes of the pictures of one model in a report.
  private static final long ROOM_FOR_PICTURES = 4 << 20;

  private final Network network;
  private final ModelView subject;
  private final ModelNetworks networks;
  private final TestTensors tensors;
  private final TestOptions options;
  private final UsedDevices devices;
  private final TestWatch watch;
  private final Consumer<List<WeightsTest>> soFar;
  private final List<WeightsTest> tests = new ArrayList<>();
  private Optional<List<Tensor>> ran = Optional.empty();

  /// @param networks of the same model
  /// @param soFar takes the tests before each of them, that one broken off
  NetworkTests(
      Network network,
      ModelNetworks networks,
      TestTensors tensors,
      Conduct conduct,
      Consumer<List<WeightsTest>> soFar) {
    this.network = network;
    this.subject = network.subject();
    this.networks = networks;
    this.tensors = tensors;
    this.options = conduct.options();
    this.devices = new UsedDevices(conduct.cards(), options);
    this.watch = conduct.watch();
    this.soFar = soFar;
  }

  /// What came of one weights entry.
  ///
  /// @param given what it gave for the test inputs; empty where not every output could be had
  record Done(List<WeightsTest> tests, Optional<Given> given) {

    /// Of a network that could not be opened.
    static Done without(WeightsTest test) {
      return new Done(List.of(test), Optional.empty());
    }
  }

  /// @param opening the log of the test that has opened the network
  Done run(WeightsFile file, TestLog opening) {
    opening.ranOn(devices.ranOn(network));
    MemoryNeed memory = devices.memory(network);
    if (options.tests().equals(List.of(TestKind.SIZES))) {
      sizesAlone(memory, opening);
      return new Done(tests, Optional.empty());
    }
    opening.tookBefore(TestPhase.PREPROCESS, tensors.seconds());
    guarded(opening, log -> ran = reproduced(file, log));
    devices.tellPlacement(network, opening);
    WeightsTest reproduced = opening.result();
    if (ran.isEmpty() || options.tests().contains(TestKind.REPRODUCE)) {
      tests.add(reproduced);
    }
    if (ran.isEmpty()) {
      return new Done(tests, Optional.empty());
    }
    memory.ran(elements());
    List<Tensor> outputs = ran.get();
    if (goesOn(TestKind.SIZES)) {
      sizes(memory, new TimeLimit(seconds(opening), elements()));
    }
    OptionalInputs optional = new OptionalInputs(subject, tensors.fed());
    if (optional.any() && goesOn(TestKind.OPTIONAL)) {
      test(TestKind.OPTIONAL, log -> optional.run(network, log));
    }
    boolean varies =
        goesOn(TestKind.DETERMINISM)
            && test(
                    TestKind.DETERMINISM,
                    log -> new RepeatedRun(subject, tensors).run(network, outputs, log))
                .failed();
    if (varies) {
      return new Done(tests, Optional.empty()); // Outputs that vary agree with no other's.
    }
    if (goesOn(TestKind.DEVICES)) {
      bothDevices(outputs);
    }
    if (options.names(TestKind.TILING) && goesOn(TestKind.TILING)) {
      test(TestKind.TILING, log -> new InTiles(subject, tensors, shown()).run(network, log));
    }
    return new Done(
        tests, Optional.of(new Given(network.weights(), outputs, !reproduced.failed())));
  }

  /// Where the network fails, what is known is told before the cause is looked for: a library may
  /// crash then.
  private Optional<List<Tensor>> reproduced(WeightsFile file, TestLog log) throws EngineException {
    long start = System.nanoTime();
    try {
      Optional<List<Tensor>> outputs =
          new ReproduceOutputs(subject, tensors, others(), file, shown()).run(network, log);
      new OddOutputs(subject, file).explain(log);
      return outputs;
    } catch (EngineException e) {
      double seconds = (System.nanoTime() - start) / 1e9;
      log.engineFailed(e, network.session().device(), options.notRun());
      soFar.accept(List.of(log.result()));
      new FailedRun(subject, tensors, file).explain(network, e, seconds, log);
      return Optional.empty();
    }
  }

  /// The weights that were asked for besides these, each opened again when it is run.
  private List<Evidence.OtherWeights> others() {
    return subject.weights().stream()
        .filter(other -> other.format() != network.weights().format())
        .filter(other -> options.chooses(other.format()))
        .filter(other -> OnTheWeb.weights(subject, other, options.notRun()).isEmpty())
        .map(other ->
            new Evidence.OtherWeights(
                other.format().word(), fed -> networks.run(other, options.device(), fed)))
        .toList();
  }

  /// All outputs of all weights have as much room for pictures.
  private ReproduceOutputs.Shown shown() {
    long tested = subject.weights().stream().filter(it -> options.chooses(it.format())).count();
    long shownTwice = options.names(TestKind.TILING) ? 2 : 1;
    long outputs = Math.max(1, tested * shownTwice * subject.outputs().size());
    return new ReproduceOutputs.Shown(
        options.keep(), options.pictures() == Pictures.SHOWN ? ROOM_FOR_PICTURES / outputs : 0);
  }

  /// Where the network has not run on the test inputs.
  private void sizesAlone(MemoryNeed memory, TestLog log) {
    OtherSizes sizes = new OtherSizes(subject, tensors, options.afterFailure());
    List<DescribedSizes.Choice> choices = sizes.choices(TestSize.NOT_YET_RUN);
    if (!choices.isEmpty()) {
      guarded(log, it -> sizes.run(network, choices, memory, TimeLimit.none(), it));
      devices.tellPlacement(network, log);
      tests.add(log.result());
    }
  }

  /// None where the description allows no size but that of the test inputs, which was run already.
  private void sizes(MemoryNeed memory, TimeLimit limit) {
    OtherSizes sizes = new OtherSizes(subject, tensors, options.afterFailure());
    List<DescribedSizes.Choice> choices = sizes.choices(TestSize.RUN_BEFORE);
    if (!choices.isEmpty()) {
      test(TestKind.SIZES, log -> sizes.run(network, choices, memory, limit, log));
    }
  }

  /// How long the network and its steps took.
  private static double seconds(TestLog log) {
    return log.seconds(TestPhase.PREPROCESS)
        + log.seconds(TestPhase.RUN)
        + log.seconds(TestPhase.POSTPROCESS);
  }

  /// None where the network ran on the CPU, unless the test was asked for by its name.
  private void bothDevices(List<Tensor> first) {
    if (network.session().device() instanceof Device.Cuda) {
      PartingLayer parting = networks.parting(tensors.fed());
      Device gpu = network.session().device();
      test(
          TestKind.DEVICES,
          log ->
              new DevicesAgree(
                      subject,
                      tensors,
                      this::onCpu,
                      () -> parting.ofDevices(network.weights(), gpu))
                  .run(network, first, log));
    } else if (options.names(TestKind.DEVICES)) {
      test(
          TestKind.DEVICES,
          log ->
              log.skip(
                  RunCodes.DEVICE_MISSING,
                  "The network ran on the CPU, so that there is no GPU to compare it with.",
                  "Run this test with --device cuda on a machine with an NVIDIA GPU; 'hub inspect"
                      + " --engines' says what it needs."));
    }
  }

  private Opening onCpu() throws EngineException, IOException {
    Optional<MemoryNeed.Obstacle> tooLarge =
        new MemoryNeed(options.memoryLimit(), Optional.empty()).obstacle(elements());
    return tooLarge.isPresent()
        ? new Opening.Unavailable(tooLarge.get().reason(), tooLarge.get().hint())
        : networks.open(network.weights(), Device.CPU);
  }

  private boolean goesOn(TestKind kind) {
    return options.tests().contains(kind) && !options.endAfter(tests);
  }

  private interface Body {
    void run(TestLog log) throws EngineException, IOException;
  }

  /// One more test.
  private WeightsTest test(TestKind kind, Body body) {
    TestLog log = new TestLog(network.weights().format().word(), kind, watch);
    log.ranOn(devices.ranOn(network));
    soFar.accept(Stream.concat(tests.stream(), Stream.of(log.brokenOff())).toList());
    guarded(log, body);
    WeightsTest test = log.result();
    tests.add(test);
    return test;
  }

  private void guarded(TestLog log, Body body) {
    try {
      body.run(log);
    } catch (EngineException e) {
      log.engineFailed(e, network.session().device(), options.notRun());
    } catch (IOException e) {
      log.fileFailed(network.weights().file(), e);
    } catch (OutOfMemoryError e) {
      log.memoryFailed(e);
    }
  }

  /// Of the test inputs and outputs together.
  private double elements() {
    double inputs = tensors.inputs().stream().mapToDouble(input -> input.fed().size()).sum();
    return inputs + tensors.expected().stream().mapToDouble(Tensor::size).sum();
  }
}
