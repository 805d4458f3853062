package eu.riscale.hub.fit;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    /// They are a dictionary, which software reads in the order of the names.
    OF_NAMES,
    NONE
  }

  /// @param described of a broken description, those that can be read: they are held against the
  ///   ports of their names, else of their positions
  void check(List<Port> ports, DescribedSide described, Order order) {
    DescribedSide tensors = described.without(ports.stream().map(Port::name).toList());
    notTensors(ports);
    if (!checkCount(ports.stream().map(Port::name).toList(), tensors)) {
      return;
    }
    List<String> ids = tensors.tensors().stream().map(TensorView::id).toList();
    List<String> names = ports.stream().map(Port::name).toList();
    Set<String> unordered = new HashSet<>(names);
    boolean sameNames =
        tensors.isWhole() ? unordered.equals(new HashSet<>(ids)) : unordered.containsAll(ids);
    if (tensors.isWhole() && !sameNames) {
      out.add(
          FitCodes.NAMES,
          RdfPath.ROOT.field(side.field()),
          "The %s network calls its %s %s, the description %s."
              .formatted(format, side.field(), names(ports), String.join(", ", ids)));
    } else if (tensors.isWhole() && order != Order.NONE && !names.equals(ids)) {
      order(order == Order.OF_NAMES ? names.stream().sorted().toList() : names, ids, order);
    }
    if (!sameNames && order != Order.GIVEN && ports.size() > 1) {
      return; // Nothing tells which is which.
    }
    for (TensorView tensor : tensors.tensors()) {
      Port port = ports.get(sameNames ? names.indexOf(tensor.id()) : tensor.index());
      check(port, tensor, side.at(tensor.index()));
    }
  }

  /// Whether the network has as many of them as are described; where not, that is said.
  ///
  /// @param names as the network calls them
  boolean checkCount(List<String> names, DescribedSide tensors) {
    if (names.size() == tensors.described()) {
      return true;
    }
    out.add(
        Finding.of(
                FitCodes.COUNT,
                RdfPath.ROOT.field(side.field()),
                String.format(
                    Locale.ROOT,
                    "The %s network has %d %s (%s), the description names %d.",
                    format,
                    names.size(),
                    side.field(),
                    String.join(", ", names),
                    tensors.described()))
            .hint("Describe every one of them, in the network's order."));
    return false;
  }

  private void order(List<String> names, List<String> ids, Order order) {
    if (names.equals(ids)) {
      return;
    }
    boolean isOfNames = order == Order.OF_NAMES;
    out.add(
        Finding.of(
                FitCodes.ORDER,
                RdfPath.ROOT.field(side.field()),
                "The %s network has the %s in the order %s%s."
                    .formatted(
                        format,
                        side.field(),
                        String.join(", ", names),
                        isOfNames ? ", which is that of their names" : ""))
            .expected(String.join(", ", ids))
            .hint(
                isOfNames
                    ? "Describe them in the order of their names: hub finds them by name,"
                        + " bioimageio.core takes them by position."
                    : "Describe them in the network's order."));
  }

  /// Engines hand lists and dictionaries over as what is in them, and other software does not take
  /// them.
  private void notTensors(List<Port> ports) {
    for (Port port : ports) {
      if (!port.isTensor()) {
        out.add(
            Finding.of(
                    FitCodes.KIND,
                    RdfPath.ROOT.field(side.field()),
                    "The %s network's '%s' is a %s and no tensor, which other software does not read."
                        .formatted(
                            format,
                            port.name(),
                            port.dtype().equals(Port.OPTIONAL)
                                ? "value that may be missing"
                                : port.dtype()))
                .hint("Export the network so that it takes and gives each tensor by itself."));
      }
    }
  }

  private static String names(List<Port> ports) {
    return String.join(", ", ports.stream().map(Port::name).toList());
  }

  private void check(Port port, TensorView tensor, RdfPath at) {
    String given = given(tensor);
    boolean isInput = side == Side.INPUT;
    if (isInput
        && port.isTensor()
        && !given.isEmpty()
        && !port.dtype().isEmpty()
        && !given.equals(port.dtype())) {
      out.add(
          Finding.of(
                  FitCodes.TYPE,
                  at,
                  "The %s network takes %s as '%s'; after preprocessing '%s' is %s."
                      .formatted(format, port.dtype(), port.name(), tensor.id(), given))
              .hint(TypeHelp.of(WeightsFormat.of(format), tensor, port.dtype())));
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
                  FitCodes.RANK,
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
    List<Finding> misfits = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      if (!fits(tensor.axes().get(i), sizes.get(i), isInput)) {
        misfits.add(size(port, tensor.axes().get(i), sizes.get(i), at.field("axes").index(i)));
      }
    }
    Optional<Finding> turned =
        misfits.isEmpty() ? Optional.empty() : turned(port, sizes, tensor, at.field("axes"));
    turned.ifPresentOrElse(out::add, () -> out.addAll(misfits));
  }

  /// Where all sizes fit once the channel stands elsewhere.
  private Optional<Finding> turned(
      Port port, List<Dimension> sizes, TensorView tensor, RdfPath at) {
    List<List<AxisView>> fitting = new ArrayList<>();
    for (AxisView axis : tensor.axes()) {
      for (int to = 0; axis.type() == AxisView.Type.CHANNEL && to < sizes.size(); to++) {
        List<AxisView> moved = new ArrayList<>(tensor.axes());
        moved.remove(axis);
        moved.add(to, axis);
        if (fit(moved, sizes)) {
          fitting.add(moved);
        }
      }
    }
    if (fitting.size() != 1) {
      return Optional.empty();
    }
    List<String> ids = fitting.getFirst().stream().map(AxisView::id).toList();
    List<String> order =
        ids.stream().map(id -> Integer.toString(tensor.axisIds().indexOf(id))).toList();
    return Optional.of(
        Finding.of(
                FitCodes.SIZE,
                at,
                "The %s network's '%s' has the shape %s, which fits the axes in another order: %s."
                    .formatted(format, port.name(), port.shapeText(), String.join(", ", ids)))
            .expected(String.join(", ", tensor.axisIds()))
            .hint(
                "Describe the axes in that order, and save the test tensor so, by"
                    + " numpy.transpose(array, (%s)). Or wrap the network so that it has them as"
                        .formatted(String.join(", ", order))
                    + " described, and export it again."));
  }

  private boolean fit(List<AxisView> axes, List<Dimension> sizes) {
    for (int i = 0; i < sizes.size(); i++) {
      if (!fits(axes.get(i), sizes.get(i), side == Side.INPUT)) {
        return false;
      }
    }
    return true;
  }

  /// The type that preprocessing ends with; empty where that is not a cast.
  private static String given(TensorView tensor) {
    return Ops.compile(tensor) instanceof OpPlan plan
            && !plan.steps().isEmpty()
            && plan.steps().getLast() instanceof EnsureDtype cast
        ? cast.dtype().word()
        : "";
  }

  private static boolean isOneNumber(TensorView tensor) {
    return tensor.axes().size() == 1
        && tensor.axes().getFirst().written().only().equals(OptionalLong.of(1));
  }

  /// Whether the description promises no more than a network that has one size only.
  private static boolean fits(AxisView axis, Dimension dimension, boolean isInput) {
    if (dimension.isOpen()) {
      return true;
    }
    long only = dimension.size();
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
            FitCodes.SIZE,
            at,
            "The %s network's '%s' has the size %s along %s."
                .formatted(format, port.name(), only.text(), axis.id()))
        .expected(SizeText.of(axis.written()))
        .hint("Export the network with an open size, or describe the one it has.");
  }
}
