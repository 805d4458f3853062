package eu.riscale.hub.inspect;

import eu.riscale.hub.inspect.DescribedTensors.OneSide;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// Holds the inputs or outputs of a network against those of its description.
///
/// @param format the weights entry that the network is of
/// @param side whether they are its inputs or its outputs
record PortCheck(String format, Side side, Findings out) {

  /// Whether a file has its inputs and outputs in an order.
  enum Order {
    GIVEN,
    NONE
  }

  /// @param tensors of a broken description, those that can be read: they are held against the
  ///   ports of their names, else of their positions
  void check(List<Port> ports, OneSide tensors, Order order) {
    if (ports.size() != tensors.described()) {
      out.add(
          Finding.of(
                  InspectCodes.COUNT,
                  RdfPath.ROOT.field(side.field()),
                  String.format(
                      Locale.ROOT,
                      "The %s network has %d %s (%s), the description names %d.",
                      format,
                      ports.size(),
                      side.field(),
                      names(ports),
                      tensors.described()))
              .hint("Describe every one of them, in the network's order."));
      return;
    }
    List<String> ids = tensors.pages().stream().map(TensorPage::id).toList();
    List<String> names = ports.stream().map(Port::name).toList();
    Set<String> unordered = new HashSet<>(names);
    boolean sameNames =
        tensors.isWhole() ? unordered.equals(new HashSet<>(ids)) : unordered.containsAll(ids);
    if (tensors.isWhole() && !sameNames) {
      out.add(
          InspectCodes.NAMES,
          RdfPath.ROOT.field(side.field()),
          "The %s network calls its %s %s, the description %s."
              .formatted(format, side.field(), names(ports), String.join(", ", ids)));
    } else if (tensors.isWhole() && order == Order.GIVEN && !names.equals(ids)) {
      order(ports, ids);
    }
    if (!sameNames && order == Order.NONE && ports.size() > 1) {
      return; // Nothing tells which is which.
    }
    for (TensorPage tensor : tensors.pages()) {
      Port port = ports.get(sameNames ? names.indexOf(tensor.id()) : tensor.index());
      check(port, tensor, side.at(tensor.index()));
    }
  }

  private void order(List<Port> ports, List<String> ids) {
    out.add(
        Finding.of(
                InspectCodes.ORDER,
                RdfPath.ROOT.field(side.field()),
                "The %s network has the %s in the order %s."
                    .formatted(format, side.field(), names(ports)))
            .expected(String.join(", ", ids))
            .hint("Describe them in the network's order."));
  }

  private static String names(List<Port> ports) {
    return String.join(", ", ports.stream().map(Port::name).toList());
  }

  private void check(Port port, TensorPage tensor, RdfPath at) {
    String given = tensor.steps().result();
    boolean isInput = side == Side.INPUT;
    if (isInput && !given.isEmpty() && !port.dtype().isEmpty() && !given.equals(port.dtype())) {
      out.add(
          Finding.of(
                  InspectCodes.TYPE,
                  at,
                  "The %s network takes %s as '%s'; after preprocessing '%s' is %s."
                      .formatted(format, port.dtype(), port.name(), tensor.id(), given))
              .hint(typeHint(port)));
    }
    if (port.shape().isEmpty() || tensor.axes().isEmpty()) {
      return;
    }
    List<Dimension> sizes = port.shape().get();
    if (sizes.isEmpty() && isOneNumber(tensor)) {
      return; // Engines take it for a scalar.
    }
    if (sizes.size() != tensor.axes().size()) {
      out.add(
          Finding.of(
                  InspectCodes.RANK,
                  at.field("axes"),
                  String.format(
                      Locale.ROOT,
                      "The %s network's '%s' has %d axes (%s), '%s' is described with %d.",
                      format,
                      port.name(),
                      sizes.size(),
                      port.shapeText(),
                      tensor.id(),
                      tensor.axes().size()))
              .hint("Describe every axis, the batch axis included."));
      return;
    }
    for (int i = 0; i < sizes.size(); i++) {
      if (!sizes.get(i).isOpen() && !fits(tensor.axes().get(i), sizes.get(i).size(), isInput)) {
        out.add(size(port, tensor.axes().get(i), sizes.get(i), at.field("axes").index(i)));
      }
    }
  }

  /// A description can only ask for a type that the specification has.
  private static String typeHint(Port port) {
    if (DType.of(port.dtype()).isPresent()) {
      return "Let preprocessing end with ensure_dtype, dtype " + port.dtype() + ".";
    }
    return "The specification has no %s, so no description fits this network: export it again with %s."
        .formatted(
            port.dtype(),
            port.dtype().endsWith("float16")
                ? "float32 inputs and outputs, cast inside (for ONNX by"
                    + " onnxconverter_common.convert_float_to_float16 with keep_io_types=True)"
                : "inputs of a type that it has, such as float32");
  }

  private static boolean isOneNumber(TensorPage tensor) {
    return tensor.axes().size() == 1
        && tensor.axes().getFirst().written().only().equals(OptionalLong.of(1));
  }

  /// Whether the description promises no more than a network that has one size only.
  private static boolean fits(AxisView axis, long only, boolean isInput) {
    Size size = axis.written();
    if (size.only().isPresent()) {
      return size.only().getAsLong() == only;
    }
    return switch (size) {
      case Size.Any any -> axis.type() == AxisView.Type.BATCH && only == 1;
      case Size.Missing missing -> axis.type() == AxisView.Type.BATCH && only == 1;
      case Size.Stepped steps -> !isInput;
      case Size.Fixed fixed -> true;
      case Size.Follows follows -> true;
      case Size.DataDependent depends -> true;
    };
  }

  private Finding size(Port port, AxisView axis, Dimension only, RdfPath at) {
    return Finding.of(
            InspectCodes.SIZE,
            at,
            "The %s network's '%s' has the size %s along %s."
                .formatted(format, port.name(), only.text(), axis.id()))
        .expected(SizeText.of(axis.written()))
        .hint("Export the network with an open size, or describe the one it has.");
  }
}
