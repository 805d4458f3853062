package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.AxisNames;
import eu.riscale.hub.init.trial.GuessedAxis;
import eu.riscale.hub.init.trial.InputGuess;
import eu.riscale.hub.init.trial.NetworkPorts;
import eu.riscale.hub.init.trial.TensorNames;
import eu.riscale.hub.tensor.picture.PixelSizes;
import eu.riscale.hub.weights.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What can be said of a model whose network was not run: what its weights tell, and blanks.
record UnrunDraft(List<GivenWeights> given) {
  Draft of(List<WeightsDraft> weights, Answers answers) {
    Optional<NetworkPorts> ports =
        given.stream()
            .map(one -> NetworkPorts.of(one.content()))
            .flatMap(Optional::stream)
            .filter(told -> told.inputs().stream().allMatch(AxisNames::isTold))
            .findFirst();
    TensorNames names = new TensorNames();
    List<TensorDraft> inputs = new ArrayList<>();
    List<TensorDraft> outputs = new ArrayList<>();
    if (ports.isPresent()) {
      for (Port port : ports.get().inputs()) {
        inputs.add(unrun(names.id(port.name(), "input"), port, ports.get()));
      }
      for (Port port : ports.get().outputs()) {
        outputs.add(unrun(names.id(port.name(), "output"), port, ports.get()));
      }
    }
    if (inputs.isEmpty()) {
      inputs.add(unknown("input"));
    }
    if (outputs.isEmpty()) {
      outputs.add(unknown("output"));
    }
    return new Draft(answers, inputs, outputs, weights, false, List.of());
  }

  private static TensorDraft unrun(String id, Port port, NetworkPorts ports) {
    if (!AxisNames.isTold(port)) {
      return unknown(id);
    }
    InputGuess guess =
        new InputGuess(port, AxisNames.of(port.shape().orElseThrow(), ports.channelsLast()));
    List<AxisDraft> axes = new InputDrafts(List.of(), PixelSizes.NONE).of(0, guess);
    return new TensorDraft(
        id,
        List.of(),
        axes,
        guess.dtype().word(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static TensorDraft unknown(String id) {
    List<AxisDraft> axes = new ArrayList<>();
    axes.add(AxisDraft.batch(true, ""));
    axes.add(AxisDraft.channel(-1, "most networks have it; take it out where this one has none"));
    for (String space : List.of("y", "x")) {
      axes.add(
          new AxisDraft(
              GuessedAxis.Kind.SPACE,
              space,
              "",
              "",
              id.equals("input")
                  ? "a number, or {min: …, step: …}: the smallest length, and the step to the next"
                  : "a number, or {tensor_id: input, axis_id: " + space + "} where it is as long",
              -1,
              OptionalDouble.empty(),
              ""));
    }
    return new TensorDraft(
        id, List.of(), axes, "", Optional.empty(), Optional.empty(), Optional.empty());
  }
}
