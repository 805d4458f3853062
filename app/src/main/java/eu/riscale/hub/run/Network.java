package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One weights entry of a model, opened.
record Network(ModelView subject, WeightsView weights, Session session) {

  /// Runs the network, and says where its inputs and outputs are not those of the description.
  ///
  /// @return the outputs in the order of the description; empty where there are too few
  Optional<List<Tensor>> firstRun(List<NamedTensor> inputs, TestLog log) throws EngineException {
    List<String> given = inputs.stream().map(NamedTensor::name).toList();
    NetworkOutputs.note(RunCodes.INPUT_BY_POSITION, "inputs", given, session.inputNames(), log);
    log.doing("running the network on the test inputs");
    long start = System.nanoTime();
    List<NamedTensor> outputs = session.run(all(inputs));
    log.took(TestPhase.RUN, start);
    return NetworkOutputs.matched(ids(subject.outputs()), outputs, log);
  }

  /// Runs the network once more.
  ///
  /// @param fed preprocessed inputs in the order of the description, those left out not among them
  /// @return the outputs in the order of the description; none where there are too few
  List<Tensor> run(List<Tensor> fed) throws EngineException {
    List<NamedTensor> inputs = new ArrayList<>();
    for (TensorView input : subject.inputs()) {
      if (!input.isLeftOut() && inputs.size() < fed.size()) {
        inputs.add(new NamedTensor(input.id(), fed.get(inputs.size())));
      }
    }
    TestLog unheard = new TestLog(weights.format().word(), TestKind.REPRODUCE, TestWatch.NONE);
    return NetworkOutputs.matched(ids(subject.outputs()), session.run(all(inputs)), unheard)
        .orElse(List.of());
  }

  /// With those that the network runs without, in the order of the description.
  private List<NamedTensor> all(List<NamedTensor> given) {
    List<NamedTensor> all = new ArrayList<>(given);
    for (int i = 0; i < subject.inputs().size(); i++) {
      TensorView input = subject.inputs().get(i);
      if (input.isLeftOut() && i <= all.size()) {
        all.add(i, NamedTensor.absent(input.id()));
      }
    }
    return all;
  }

  private static List<String> ids(List<TensorView> tensors) {
    return tensors.stream().map(TensorView::id).toList();
  }
}
