package eu.riscale.hub.init.trial;

import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.TorchCode;
import eu.riscale.hub.weights.WeightsContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a weights file says of how its network is called.
///
/// @param inputs without a shape where the format has none
/// @param outputs by their names; none where the file does not tell
/// @param channelsLast whether networks of this format have their channels last, where nothing
///   tells
/// @param kernels shapes of the arrays in their order, which hint at the axes where no shape is
///   told
public record NetworkPorts(
    List<Port> inputs, List<Port> outputs, boolean channelsLast, List<List<Long>> kernels) {
  private static final int MOST_KERNELS = 200;

  /// Empty where the file does not say what its network takes.
  public static Optional<NetworkPorts> of(WeightsContent content) {
    return switch (content) {
      case WeightsContent.Onnx onnx ->
          Optional.of(new NetworkPorts(onnx.inputs(), onnx.outputs(), false, List.of()));
      case WeightsContent.TorchScript script -> Optional.of(script(script));
      case WeightsContent.Keras keras ->
          keras.obstacle().isEmpty()
              ? Optional.of(
                  new NetworkPorts(
                      keras.inputs(),
                      keras.outputs().stream().map(NetworkPorts::unknown).toList(),
                      true,
                      List.of()))
              : Optional.empty();
      case WeightsContent.SavedModel saved ->
          saved
              .usual()
              .map(call -> new NetworkPorts(call.inputs(), call.outputs(), true, List.of()));
      case WeightsContent.GraphModel graph -> Optional.empty();
      case WeightsContent.StateDict dict -> Optional.empty();
      case WeightsContent.Unreadable unreadable -> Optional.empty();
    };
  }

  /// How many lengths of inputs the file leaves open; more than any where it tells no shapes.
  public long open() {
    return inputs.stream()
        .mapToLong(port ->
            port.shape()
                .map(shape -> shape.stream().filter(Port.Dimension::isOpen).count())
                .orElse(1_000_000L))
        .sum();
  }

  private static Port unknown(String name) {
    return new Port(name, "", Optional.empty());
  }

  private static NetworkPorts script(WeightsContent.TorchScript script) {
    List<Port> inputs = new ArrayList<>();
    for (TorchCode.Argument argument : script.code().required()) {
      inputs.add(
          argument.isTensor()
              ? unknown(argument.name())
              : new Port(argument.name(), Port.SEQUENCE, Optional.empty()));
    }
    if (script.code().takes().isEmpty()) {
      inputs.add(unknown("input"));
    }
    return new NetworkPorts(
        inputs,
        List.of(),
        false,
        script.parameters().tensors().stream()
            .limit(MOST_KERNELS)
            .map(StoredTensor::shape)
            .filter(shape -> shape.size() > 1)
            .toList());
  }
}
