package eu.riscale.hub.run.tiling;

import eu.riscale.hub.run.tiling.Line.Place;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the lines of a model: which axes of its tensors run along with each other.
final class Lines {
  private final List<TensorView> inputs;
  private final List<TensorView> outputs;
  private final List<Found> lines = new ArrayList<>();
  private final Map<Key, Spot> spots = new HashMap<>();

  private Lines(List<TensorView> inputs, List<TensorView> outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /// An axis by the id of its tensor and its position.
  private record Key(String tensor, int axis) {}

  /// A line, and the place on it.
  private record Spot(Found line, double factor, double offset) {}

  private record Found(AxisView axis, List<Place> inputs, List<Place> outputs) {}

  /// @param inputs those that are given, in the order of the description
  static List<Line> of(List<TensorView> inputs, List<TensorView> outputs) {
    Lines lines = new Lines(inputs, outputs);
    for (int i = 0; i < inputs.size(); i++) {
      lines.begin(i);
    }
    // Sizes may refer to tensors that come later.
    for (int pass = 0; pass < inputs.size() + outputs.size(); pass++) {
      lines.follow();
    }
    return lines.lines.stream().map(lines::line).toList();
  }

  private void begin(int tensor) {
    TensorView input = inputs.get(tensor);
    for (int i = 0; i < input.axes().size(); i++) {
      AxisView axis = input.axes().get(i);
      boolean begins =
          switch (axis.type()) {
            case CHANNEL, INDEX -> false;
            case BATCH, TIME, SPACE -> !(axis.size() instanceof Size.Follows);
          };
      if (begins) {
        Found line = lineLike(axis);
        line.inputs().add(new Place(tensor, i, 1, 0));
        spots.put(new Key(input.id(), i), new Spot(line, 1, 0));
      }
    }
  }

  private Found lineLike(AxisView axis) {
    for (Found line : lines) {
      AxisView known = line.axis();
      boolean both = known.type() == AxisView.Type.BATCH && axis.type() == AxisView.Type.BATCH;
      if (both || (known.id().equals(axis.id()) && known.size().equals(axis.size()))) {
        return line;
      }
    }
    Found line = new Found(axis, new ArrayList<>(), new ArrayList<>());
    lines.add(line);
    return line;
  }

  private void follow() {
    for (int tensor = 0; tensor < inputs.size(); tensor++) {
      for (int axis = 0; axis < inputs.get(tensor).axes().size(); axis++) {
        follow(Side.INPUT, tensor, axis);
      }
    }
    for (int tensor = 0; tensor < outputs.size(); tensor++) {
      for (int axis = 0; axis < outputs.get(tensor).axes().size(); axis++) {
        follow(Side.OUTPUT, tensor, axis);
      }
    }
  }

  private void follow(Side side, int tensor, int axis) {
    TensorView view = (side == Side.INPUT ? inputs : outputs).get(tensor);
    Key key = new Key(view.id(), axis);
    Spot spot = spots.containsKey(key) ? null : spot(view, view.axes().get(axis));
    if (spot != null) {
      spots.put(key, spot);
      Place place = new Place(tensor, axis, spot.factor(), spot.offset());
      (side == Side.INPUT ? spot.line().inputs() : spot.line().outputs()).add(place);
    }
  }

  private @Nullable Spot spot(TensorView view, AxisView axis) {
    if (axis.type() == AxisView.Type.BATCH) {
      return lines.stream()
          .filter(line -> line.axis().type() == AxisView.Type.BATCH)
          .findFirst()
          .map(line -> new Spot(line, 1, 0))
          .orElse(null);
    }
    return switch (axis.size()) {
      case Size.Follows follows ->
          follows.position().isEmpty() || follows.factor() == 0
              ? null
              : after(follows, follows.position().getAsInt());
      case Size.Fixed(long size) when outputs.contains(view) -> fixed(axis, size);
      case Size.Fixed fixed -> null;
      case Size.Any any -> null;
      case Size.Missing missing -> null;
      case Size.Stepped stepped -> null;
      case Size.DataDependent depends -> null;
    };
  }

  private @Nullable Spot after(Size.Follows follows, int position) {
    Spot known = spots.get(new Key(follows.tensor(), position));
    return known == null
        ? null
        : new Spot(
            known.line(),
            known.factor() * follows.factor(),
            known.offset() * follows.factor() + follows.offset());
  }

  /// An output of one size belongs to the axis of that name of an input of one size.
  private @Nullable Spot fixed(AxisView axis, long size) {
    for (Found line : lines) {
      AxisView known = line.axis();
      if (known.id().equals(axis.id())
          && axis.type() != AxisView.Type.CHANNEL
          && known.size() instanceof Size.Fixed(long of)) {
        boolean scaled = of > 0 && size > 0 && (size % of == 0 || of % size == 0);
        return scaled ? new Spot(line, (double) size / of, 0) : new Spot(line, 1, size - of);
      }
    }
    return null;
  }

  private Line line(Found found) {
    boolean isCuttable =
        found.outputs().size() == outputs.size()
            && found.outputs().stream().map(Place::tensor).distinct().count() == outputs.size();
    AxisView axis = found.axis();
    int margin =
        found.inputs().stream()
            .mapToInt(place -> (int) Math.ceil(marginOf(place) / place.factor()))
            .max()
            .orElse(0);
    Line line =
        new Line(
            axis.id(),
            axis.type(),
            axis.size(),
            0,
            margin,
            found.inputs(),
            found.outputs(),
            isCuttable && !outputs.isEmpty());
    int quantum = line.quantum();
    return new Line(
        line.id(),
        line.type(),
        line.size(),
        rounded(halo(found), quantum),
        margin,
        line.inputs(),
        line.outputs(),
        line.isCuttable() && quantum > 0);
  }

  private double marginOf(Place place) {
    return inputs.get(place.tensor()).axes().get(place.axis()).margin();
  }

  private int halo(Found found) {
    double widest = 0;
    for (Place place : found.outputs()) {
      AxisView axis = outputs.get(place.tensor()).axes().get(place.axis());
      widest = Math.max(widest, axis.halo() / place.factor());
    }
    return (int) Math.min(1 << 20, Math.ceil(widest));
  }

  private static int rounded(int halo, int quantum) {
    return quantum == 0 ? halo : Math.ceilDiv(halo, quantum) * quantum;
  }
}
