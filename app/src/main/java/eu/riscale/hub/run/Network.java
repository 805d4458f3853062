package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Tensor;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One weights entry of a model, opened.
record Network(ModelView subject, WeightsView weights, Session session) {

  /// Runs the network, and says where its inputs and outputs are not those of the description.
  ///
  /// @param fed preprocessed inputs in the order of the description, those left out not among them
  /// @return the outputs in the order of the description; empty where there are too few
  Optional<List<Tensor>> firstRun(List<Tensor> fed, TestLog log) throws EngineException {
    List<TensorView> given = subject.inputs().stream().filter(input -> !input.isLeftOut()).toList();
    NetworkOutputs.note(
        RunCodes.INPUT_BY_POSITION, "inputs", ids(given), session.inputNames(), log);
    log.doing("running the network on the test inputs");
    long start = System.nanoTime();
    List<NamedTensor> outputs = session.run(named(fed));
    log.took(TestPhase.RUN, start);
    return NetworkOutputs.matched(ids(subject.outputs()), outputs, log);
  }

  /// Runs the network once more.
  ///
  /// @param fed preprocessed inputs in the order of the description, those left out not among them
  /// @return the outputs in the order of the description; none where there are too few
  List<Tensor> run(List<Tensor> fed) throws EngineException {
    return runWithout(fed, Set.of());
  }

  private TestLog unheard() {
    return new TestLog(weights.format().word(), TestKind.REPRODUCE, TestWatch.NONE);
  }

  /// Runs the network once more, without some of its optional inputs.
  ///
  /// @param fed as of [#run]
  /// @param leftOut their ids
  /// @return the outputs in the order of the description; none where there are too few
  List<Tensor> runWithout(List<Tensor> fed, Set<String> leftOut) throws EngineException {
    List<NamedTensor> inputs =
        named(fed).stream()
            .map(input -> leftOut.contains(input.name()) ? NamedTensor.absent(input.name()) : input)
            .toList();
    return NetworkOutputs.matched(ids(subject.outputs()), session.run(inputs), unheard())
        .orElse(List.of());
  }

  /// Runs the network on these inputs alone.
  ///
  /// @param fed preprocessed inputs by their ids
  /// @return the outputs in the order of the description; none where there are too few
  List<Tensor> runOn(Map<String, Tensor> fed) throws EngineException {
    List<NamedTensor> inputs =
        subject.inputs().stream()
            .map(input -> new NamedTensor(input.id(), Optional.ofNullable(fed.get(input.id())), ""))
            .toList();
    return NetworkOutputs.matched(ids(subject.outputs()), session.run(inputs), unheard())
        .orElse(List.of());
  }

  private List<NamedTensor> named(List<Tensor> fed) {
    return named(subject, fed);
  }

  /// With those that the network runs without, in the order of the description.
  static List<NamedTensor> named(ModelView subject, List<Tensor> fed) {
    Iterator<Tensor> given = fed.iterator();
    return subject.inputs().stream()
        .map(input ->
            input.isLeftOut()
                ? NamedTensor.absent(input.id())
                : new NamedTensor(input.id(), given.next()))
        .toList();
  }

  private static List<String> ids(List<TensorView> tensors) {
    return tensors.stream().map(TensorView::id).toList();
  }
}
