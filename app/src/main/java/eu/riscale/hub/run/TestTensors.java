package eu.riscale.hub.run;

import eu.riscale.hub.proc.CannotRun;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.result.RunAdvice;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The test tensors of a model: read, and the inputs preprocessed, once for all its weights.
///
/// @param sample the inputs as they are in their files, for statistics and references
/// @param inputs the inputs as they are in their files and as the network wants them, in the order
///   of the description, without those that the network runs without
/// @param expected the test outputs, in the order of the description
/// @param postprocessing what follows the network, in the order of the outputs
/// @param seconds how long reading and preprocessing took
record TestTensors(
    Sample sample,
    List<Evidence.Input> inputs,
    List<Tensor> expected,
    List<OpPlan> postprocessing,
    double seconds) {

  /// @throws CannotTest where a test tensor is missing or unreadable, or a step cannot be run
  static TestTensors read(ModelView subject, RdfSource source) throws CannotTest {
    long start = System.nanoTime();
    List<TensorView> given = subject.inputs().stream().filter(input -> !input.isLeftOut()).toList();
    List<OpPlan> plans = plans(given);
    List<OpPlan> postprocessing = plans(subject.outputs());
    Map<Named, Tensor> known = new HashMap<>();
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (TensorView input : given) {
      inputs.put(input.id(), read(input, source, known));
    }
    List<Tensor> expected = new ArrayList<>();
    for (TensorView output : subject.outputs()) {
      expected.add(read(output, source, known));
    }
    Sample sample = Sample.of(inputs);
    List<Evidence.Input> fed = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      String id = given.get(i).id();
      try {
        Tensor raw = Objects.requireNonNull(inputs.get(id));
        fed.add(new Evidence.Input(id, raw, plans.get(i), plans.get(i).apply(raw, sample)));
      } catch (OpException e) {
        throw CannotTest.fault(RunAdvice.step(given.get(i).at().field("preprocessing"), e));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TestTensors(sample, fed, expected, postprocessing, seconds);
  }

  /// What the network gets.
  List<Tensor> fed() {
    return inputs.stream().map(Evidence.Input::fed).toList();
  }

  private static List<OpPlan> plans(List<TensorView> tensors) throws CannotTest {
    List<OpPlan> plans = new ArrayList<>();
    for (TensorView tensor : tensors) {
      switch (Ops.compile(tensor)) {
        case OpPlan plan -> plans.add(plan);
        case CannotRun(String step, String reason) ->
            throw CannotTest.here(
                Finding.of(RunCodes.STEP_NOT_RUN, tensor.at().field(tensor.side().steps()), reason)
                    .hint(
                        "Describe it by steps of the specification, which hub runs, or test the"
                            + " model with the software that runs this one."));
      }
    }
    return plans;
  }

  /// A file and the axes that it is given; tensors are never written to, so that those of one file
  /// are the same.
  private record Named(Path file, List<String> axes) {}

  private static Tensor read(TensorView tensor, RdfSource source, Map<Named, Tensor> known)
      throws CannotTest {
    RdfPath place = tensor.testTensorAt();
    if (tensor.testTensor().isEmpty()) {
      throw CannotTest.fault(
          Finding.of(
                  RunCodes.TEST_TENSOR,
                  place,
                  "'" + tensor.id() + "' has no test tensor to test the model with.")
              .hint("Save that of one sample by numpy.save, and name the file here."));
    }
    FileSource file = tensor.testTensor().get().source();
    try {
      Named named = new Named(source.onDisk(file), tensor.axisIds());
      Tensor read = known.get(named);
      if (read == null) {
        read = Npy.read(named.file(), named.axes());
        known.put(named, read);
      }
      return read;
    } catch (NpyException e) {
      throw CannotTest.fault(
          Finding.of(RunCodes.TEST_TENSOR, place, file + ": " + e.getMessage())
              .hint("Save it again by numpy.save, with the axes that are described."));
    } catch (IOException e) {
      throw CannotTest.fault(
          Finding.of(RunCodes.TEST_TENSOR, place, file + " cannot be read: " + Reason.of(e) + ".")
              .hint("Check that the file is there, and that you may read it."));
    }
  }
}
