package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.cause.OtherWeights;
import eu.riscale.hub.spec.view.Notation;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/// What is at hand of one run of a network on the test inputs, to find out why an output is not the
/// expected one. Nothing in it is computed for a test that passes.
///
/// @param weights the format of the weights that were run, such as `onnx`
/// @param notation how the description writes steps
/// @param inputs in the order of the description
/// @param outputs in the order of the description
/// @param sample the unprocessed inputs
/// @param network the network that was run
/// @param others the model's other weights
public record Evidence(
    String weights,
    Notation notation,
    List<Input> inputs,
    List<Output> outputs,
    Sample sample,
    Network network,
    List<OtherWeights> others) {

  /// What the network got, in the order of the description.
  public List<Tensor> fed() {
    return inputs.stream().map(Input::fed).toList();
  }

  /// The same with what another run or other steps make of the outputs.
  Evidence withOutputs(List<Output> given) {
    return new Evidence(weights, notation, inputs, given, sample, network, others);
  }

  /// A part of all tensors, and a network that makes the one of the other.
  Evidence inside(List<Input> fed, List<Output> given, Network part) {
    return new Evidence(weights, notation, fed, given, sample, part, others);
  }

  /// One input.
  ///
  /// @param given the test tensor
  /// @param fed what the network got
  public record Input(String id, Tensor given, OpPlan preprocessing, Tensor fed) {}

  /// One output.
  ///
  /// @param axes the described axes, in order
  /// @param raw what the network gave, its axes named by position
  /// @param expected the test tensor, under the described axes
  public record Output(
      String id, List<String> axes, Tensor raw, OpPlan postprocessing, Tensor expected) {}

  /// Another weights entry of the model.
  ///
  /// @param format its name in the description, such as `onnx`
  public record OtherWeights(String format, Network network) {}

  /// A network that can be run again.
  @FunctionalInterface
  public interface Network {
    /// Runs it once.
    ///
    /// @param fed preprocessed inputs in the order of the description
    /// @return the outputs in the order of the description, their axes named by position; none
    ///   where the network has too few
    List<Tensor> run(List<Tensor> fed) throws EngineException, IOException;

    /// How many numbers it was trained to, about; 0 where nothing tells.
    default long parameters() {
      return 0;
    }

    /// A clause for each part that does in use what it does in training; none where nothing tells.
    default List<String> inTraining() {
      return List.of();
    }
  }
}
