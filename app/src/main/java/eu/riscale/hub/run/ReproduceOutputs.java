package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The test that every model must pass: preprocess the test inputs, run the network, postprocess,
/// and compare with the test outputs.
final class ReproduceOutputs {
  private final ModelView subject;
  private final TestTensors tensors;
  private final List<Evidence.OtherWeights> others;
  private final WeightsFile file;
  private final Shown shown;

  /// @param others the model's other weights, to look for the cause where outputs differ
  /// @param file of the weights, read where outputs differ
  ReproduceOutputs(
      ModelView subject,
      TestTensors tensors,
      List<Evidence.OtherWeights> others,
      WeightsFile file,
      Shown shown) {
    this.file = file;
    this.subject = subject;
    this.tensors = tensors;
    this.others = others;
    this.shown = shown;
  }

  /// What a person gets to see.
  ///
  /// @param keep the folder for the model's tensors and pictures; empty where none are asked for
  /// @param pictures how many bytes those of one output may take in a report; 0 where none are made
  record Shown(Optional<Path> keep, long pictures) {}

  /// The outputs after postprocessing, in the order of the description; empty where the network did
  /// not give every one in the shape that was expected.
  Optional<List<Tensor>> run(Network network, TestLog log) throws EngineException {
    Optional<List<Tensor>> raw = network.firstRun(tensors.fed(), log);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Evidence evidence =
        new Evidence(
            network.weights().format().word(),
            subject.notation(),
            tensors.inputs(),
            outputs(raw.get()),
            tensors.sample(),
            again(network),
            others);
    Effort effort = Effort.of(evidence);
    List<Optional<Tensor>> outputs = new ArrayList<>();
    for (int i = 0; i < subject.outputs().size(); i++) {
      Tolerance tolerance = network.weights().tolerances().get(i);
      outputs.add(
          new OutputCheck(
                  evidence,
                  i,
                  new OutputCheck.Judged(subject.outputs().get(i), tolerance, shown.pictures()),
                  effort)
              .run(log));
    }
    if (shown.keep().isPresent()) {
      log.doing("writing tensors and pictures");
      KeptFiles.write(shown.keep().get(), network.weights().format(), evidence, outputs, log);
    }
    return outputs.stream().allMatch(Optional::isPresent)
        ? Optional.of(outputs.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private Evidence.Network again(Network network) {
    return new Evidence.Network() {
      @Override
      public List<Tensor> run(List<Tensor> fed) throws EngineException {
        return network.run(fed);
      }

      @Override
      public long parameters() {
        return file.numbers();
      }

      @Override
      public List<String> inTraining() {
        return file.content().training();
      }
    };
  }

  private List<Evidence.Output> outputs(List<Tensor> raw) {
    List<Evidence.Output> outputs = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      TensorView output = subject.outputs().get(i);
      outputs.add(
          new Evidence.Output(
              output.id(),
              output.axisIds(),
              raw.get(i),
              tensors.postprocessing().get(i),
              tensors.expected().get(i)));
    }
    return outputs;
  }
}
