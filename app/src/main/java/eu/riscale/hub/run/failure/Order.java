package eu.riscale.hub.run.failure;

import eu.riscale.hub.spec.view.axis.AxisView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Another order of the axes of an input.
///
/// @param axes the described ones, in their order
/// @param positions for each axis of the other order the position of the described one
record Order(List<AxisView> axes, List<Integer> positions) {

  /// Which axes may change places, more with each.
  enum Freedom {
    /// Batch stays first, and the axes of space keep their order among each other.
    CHANNEL_AND_TIME,
    /// Batch stands elsewhere, and all else keeps its order.
    BATCH_TOO,
    /// Batch stays first.
    SPACE
  }

  /// Every other order, none twice.
  static List<Order> of(List<AxisView> axes, Freedom freedom) {
    List<Order> orders = new ArrayList<>();
    add(axes, new ArrayList<>(), orders);
    return orders.stream()
        .filter(order -> !order.isDescribed())
        .filter(order -> order.freedom().filter(freedom::equals).isPresent())
        .toList();
  }

  private static void add(List<AxisView> axes, List<Integer> begun, List<Order> orders) {
    if (begun.size() == axes.size()) {
      orders.add(new Order(axes, List.copyOf(begun)));
      return;
    }
    for (int next = 0; next < axes.size(); next++) {
      if (!begun.contains(next)) {
        begun.add(next);
        add(axes, begun, orders);
        begun.removeLast();
      }
    }
  }

  private boolean isDescribed() {
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) != i) {
        return false;
      }
    }
    return true;
  }

  /// Empty where too much changes at once.
  private Optional<Freedom> freedom() {
    List<Integer> space = positions.stream().filter(i -> is(i, AxisView.Type.SPACE)).toList();
    List<Integer> others = positions.stream().filter(i -> !is(i, AxisView.Type.BATCH)).toList();
    boolean keepsSpace = space.equals(space.stream().sorted().toList());
    if (axes.getFirst().type() != AxisView.Type.BATCH || positions.getFirst() == 0) {
      return Optional.of(keepsSpace ? Freedom.CHANNEL_AND_TIME : Freedom.SPACE);
    }
    return others.equals(others.stream().sorted().toList())
        ? Optional.of(Freedom.BATCH_TOO)
        : Optional.empty();
  }

  private boolean is(int position, AxisView.Type type) {
    return axes.get(position).type() == type;
  }

  /// Whether networks are often made so: channel last or behind the batch, or behind the time that
  /// stands there, and all else in its order.
  boolean isUsual() {
    List<Integer> others = positions.stream().filter(i -> !isChannel(i)).toList();
    boolean keepsOthers = others.equals(others.stream().sorted().toList());
    int channel = channel();
    return keepsOthers
        && (channel == positions.size() - 1
            || channel == 1
            || (channel == 2 && is(positions.get(1), AxisView.Type.TIME)));
  }

  boolean isChannelLast() {
    return positions.size() > 2 && channel() == positions.size() - 1;
  }

  private int channel() {
    for (int at = 0; at < positions.size(); at++) {
      if (isChannel(positions.get(at))) {
        return at;
      }
    }
    return -1;
  }

  private boolean isChannel(int position) {
    return is(position, AxisView.Type.CHANNEL);
  }

  /// The ids of the axes in this order.
  List<String> ids() {
    return positions.stream().map(i -> axes.get(i).id()).toList();
  }

  /// Such as `batch, y, x, channel`.
  String names() {
    return String.join(", ", ids());
  }

  /// Such as `(0, 2, 3, 1)`.
  String tuple() {
    return positions.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
