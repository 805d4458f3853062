package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Engines;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.run.TestSubject.TestWeights;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The test that every model must pass: preprocess the test inputs, run the network, postprocess,
/// and compare with the test outputs.
final class ReproduceOutputs {
  static final String NAME = "reproduce test outputs";

  private final TestSubject subject;
  private final TestTensors tensors;
  private final RdfSource source;
  private final Engines engines;
  private final TestModel.Wishes wishes;

  ReproduceOutputs(
      TestSubject subject,
      TestTensors tensors,
      RdfSource source,
      Engines engines,
      TestModel.Wishes wishes) {
    this.subject = subject;
    this.tensors = tensors;
    this.source = source;
    this.engines = engines;
    this.wishes = wishes;
  }

  /// Never throws: what goes wrong is in the test's findings.
  WeightsTest run(TestWeights weights) {
    TestLog log = new TestLog(weights.format().word());
    try {
      open(weights, log);
    } catch (EngineException e) {
      log.engineFailed(e, !wishes.formats().isEmpty());
    } catch (IOException e) {
      String message = weights.file() + " cannot be read: " + Reason.of(e) + ".";
      log.fail(Finding.of(RunCodes.WEIGHTS_UNREADABLE, log.at().field("source"), message));
    } catch (OutOfMemoryError e) {
      log.fail(Finding.of(RunCodes.RUN_FAILED, log.at(), "There is not enough memory to run it."));
    }
    return log.result();
  }

  private void open(TestWeights weights, TestLog log) throws EngineException, IOException {
    switch (engines.open(WeightsOnDisk.of(weights, source), wishes.device())) {
      case Opening.Opened(Session session) -> {
        try (session) {
          log.ranOn(session.engine(), session.device().word());
          compare(weights, session, log);
        }
      }
      case Opening.Unavailable(String reason, String hint) -> log.skip(asked(), reason, hint);
    }
  }

  /// A format that was asked for by name must run; of the others it is enough to say why not.
  private Code asked() {
    return wishes.formats().isEmpty() ? RunCodes.WEIGHTS_NOT_RUN : RunCodes.ENGINE_MISSING;
  }

  private void compare(TestWeights weights, Session session, TestLog log) throws EngineException {
    NetworkOutputs.note(
        RunCodes.INPUT_BY_POSITION, "inputs", ids(subject.inputs()), session.inputNames(), log);
    Optional<List<Tensor>> raw =
        NetworkOutputs.matched(ids(subject.outputs()), session.run(tensors.preprocessed()), log);
    if (raw.isEmpty()) {
      return;
    }
    Evidence evidence =
        new Evidence(
            weights.format().word(),
            subject.notation(),
            tensors.inputs(),
            outputs(raw.get()),
            tensors.sample(),
            fed -> run(session, fed),
            others(weights));
    for (int i = 0; i < subject.outputs().size(); i++) {
      TestSubject.Range range = subject.outputs().get(i).range();
      new OutputCheck(evidence, i, range, weights.tolerances().get(i)).run(log);
    }
  }

  private List<Evidence.Output> outputs(List<Tensor> raw) {
    List<Evidence.Output> outputs = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      TestTensor output = subject.outputs().get(i);
      outputs.add(
          new Evidence.Output(
              output.id(),
              output.axes(),
              raw.get(i),
              tensors.postprocessing().get(i),
              tensors.expected().get(i)));
    }
    return outputs;
  }

  /// The weights that were asked for besides these, each opened anew when it is run.
  private List<Evidence.OtherWeights> others(TestWeights these) {
    return subject.weights().stream()
        .filter(other -> other.format() != these.format())
        .filter(other -> wishes.formats().isEmpty() || wishes.formats().contains(other.format()))
        .map(other -> new Evidence.OtherWeights(other.format().word(), fed -> run(other, fed)))
        .toList();
  }

  private List<Tensor> run(TestWeights weights, List<Tensor> fed)
      throws EngineException, IOException {
    return switch (engines.open(WeightsOnDisk.of(weights, source), wishes.device())) {
      case Opening.Opened(Session session) -> {
        try (session) {
          yield run(session, fed);
        }
      }
      case Opening.Unavailable unavailable -> List.of();
    };
  }

  private List<Tensor> run(Session session, List<Tensor> fed) throws EngineException {
    List<NamedTensor> named = new ArrayList<>();
    for (int i = 0; i < fed.size(); i++) {
      named.add(new NamedTensor(subject.inputs().get(i).id(), fed.get(i)));
    }
    TestLog unheard = new TestLog("");
    return NetworkOutputs.matched(ids(subject.outputs()), session.run(named), unheard)
        .orElse(List.of());
  }

  private static List<String> ids(List<TestTensor> tensors) {
    return tensors.stream().map(TestTensor::id).toList();
  }
}
