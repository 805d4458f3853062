package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Engines;
import eu.riscale.hub.engine.Matching;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.run.TestSubject.TestWeights;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    switch (engines.open(onDisk(weights), wishes.device())) {
      case Opening.Opened(Session session) -> {
        try (session) {
          log.ranOn(session.engine(), session.device().word());
          compare(weights, session, log);
        }
      }
      case Opening.NotSupportedYet(var format) ->
          log.skip(asked(), format.word() + " weights are not supported yet.", "");
      case Opening.Unavailable(String reason, String hint) -> log.skip(asked(), reason, hint);
    }
  }

  /// A format that was asked for by name must run; of the others it is enough to say why not.
  private Code asked() {
    return wishes.formats().isEmpty() ? RunCodes.WEIGHTS_NOT_RUN : RunCodes.ENGINE_MISSING;
  }

  private Weights onDisk(TestWeights weights) throws IOException {
    for (FileSource file : weights.besides()) {
      source.onDisk(file);
    }
    Path file = source.onDisk(weights.file());
    return switch (weights.format()) {
      case ONNX -> new Weights.Onnx(file);
      case TORCHSCRIPT -> new Weights.TorchScript(file);
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> new Weights.SavedModelBundle(file);
      case KERAS_HDF5, KERAS_V3, PYTORCH_STATE_DICT, TENSORFLOW_JS ->
          new Weights.Other(weights.format(), file);
    };
  }

  private void compare(TestWeights weights, Session session, TestLog log) throws EngineException {
    match("inputs", subject.inputs(), session.inputNames(), log);
    List<NamedTensor> raw = session.run(tensors.preprocessed());
    if (raw.size() < subject.outputs().size()) {
      log.fail(tooFew(raw.size(), log.at()));
      return;
    }
    if (raw.size() > subject.outputs().size()) {
      log.note(tooMany(raw.size(), log.at()));
    }
    List<String> names = raw.stream().map(NamedTensor::name).toList();
    Matching partners = match("outputs", subject.outputs(), names, log);
    for (int i = 0; i < subject.outputs().size(); i++) {
      RdfPath at = RdfPath.ROOT.field("outputs").index(i);
      OutputCheck check =
          new OutputCheck(subject.outputs().get(i), at, weights.tolerances().get(i));
      check.run(
          raw.get(partners.order().get(i)).tensor(),
          tensors.postprocessing().get(i),
          tensors.sample(),
          tensors.expected().get(i),
          log);
    }
  }

  /// Which tensor of the network each of the description is, with a finding where several could be
  /// told apart by their order alone.
  private static Matching match(
      String side, List<TestTensor> described, List<String> names, TestLog log) {
    List<String> ids = described.stream().map(TestTensor::id).toList();
    Matching matching = Matching.of(ids, names);
    if (!matching.byName() && ids.size() > 1) {
      String message =
          String.format(
              "The %s %s were matched with the network's %s by their order.",
              side,
              String.join(", ", ids),
              names.stream().allMatch(String::isEmpty)
                  ? "own, which have no names,"
                  : String.join(", ", names));
      log.note(Finding.of(RunCodes.BY_POSITION, RdfPath.ROOT.field(side), message));
    }
    return matching;
  }

  private Finding tooFew(int found, RdfPath at) {
    return Finding.of(
            RunCodes.OUTPUT_COUNT,
            at,
            "The network gives "
                + outputs(found)
                + ", the description names "
                + outputs(subject.outputs().size())
                + ".")
        .expected(String.join(", ", subject.outputs().stream().map(TestTensor::id).toList()))
        .hint(
            "Remove the outputs that the network does not have, or export the network with all of"
                + " them.");
  }

  private Finding tooMany(int found, RdfPath at) {
    return Finding.of(
            RunCodes.OUTPUT_EXTRA,
            at,
            "The network gives "
                + outputs(found)
                + ", the description names only the first "
                + subject.outputs().size()
                + ".")
        .hint("Describe the further outputs as well, or export the network without them.");
  }

  private static String outputs(int n) {
    return n == 1 ? "1 output" : n + " outputs";
  }
}
