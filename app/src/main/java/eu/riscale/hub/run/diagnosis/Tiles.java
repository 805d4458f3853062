package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.run.diagnosis.Stretches.Stretch;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The middles of several inputs side by side in one image, for a network that takes one size
/// alone.
final class Tiles {
  private final Evidence evidence;
  private final List<Stretches> places = new ArrayList<>();

  /// @param middle how large they are, and on what grid they lie
  Tiles(Evidence evidence, Stretches middle) {
    this.evidence = evidence;
    List<Map<String, Stretch>> all = List.of(Map.of());
    for (Map.Entry<String, Stretch> axis : middle.axes().entrySet()) {
      List<Map<String, Stretch>> more = new ArrayList<>();
      Stretch one = axis.getValue();
      for (int from = 0; from + one.length() <= one.whole(); from += one.length()) {
        for (Map<String, Stretch> before : all) {
          Map<String, Stretch> place = new HashMap<>(before);
          place.put(axis.getKey(), new Stretch(one.whole(), from, one.length()));
          more.add(place);
        }
      }
      all = more;
    }
    all.forEach(place -> places.add(new Stretches(place)));
  }

  /// Whether each input has room for them.
  boolean haveRoom() {
    return evidence.inputs().stream()
        .allMatch(input -> input.fed().axes().containsAll(places.getFirst().names()));
  }

  /// How many there are in one image.
  int count() {
    return places.size();
  }

  /// What the network makes of the inner part of each.
  ///
  /// @param parts the inputs of each, at most [#count]
  /// @return none where the network fails
  List<List<Tensor>> run(List<List<Tensor>> parts, Effort effort) {
    List<Tensor> whole = new ArrayList<>();
    for (int i = 0; i < evidence.inputs().size(); i++) {
      whole.add(filled(i, parts));
    }
    Optional<List<Tensor>> outputs = effort.run(evidence.network(), whole);
    List<List<Tensor>> made = new ArrayList<>();
    for (int tile = 0; outputs.isPresent() && tile < parts.size(); tile++) {
      Optional<List<Tensor>> inner = inner(outputs.get(), places.get(tile).inner());
      if (inner.isEmpty()) {
        return List.of();
      }
      made.add(inner.get());
    }
    return made;
  }

  private Optional<List<Tensor>> inner(List<Tensor> outputs, Stretches inner) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      List<String> axes = evidence.outputs().get(i).axes();
      Optional<Tensor> part =
          outputs.get(i).rank() == axes.size() ? inner.of(outputs.get(i), axes) : Optional.empty();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  private Tensor filled(int input, List<List<Tensor>> parts) {
    Tensor fed = evidence.inputs().get(input).fed();
    Tensor first = parts.getFirst().get(input);
    Object elements = first.dtype().newArray(fed.size());
    for (int tile = 0; tile < parts.size(); tile++) {
      Tensor part = parts.get(tile).get(input);
      int[] at = new int[fed.rank()];
      for (int axis = 0; axis < at.length; axis++) {
        Stretch stretch = places.get(tile).axes().get(fed.axes().get(axis));
        at[axis] = stretch == null ? 0 : stretch.from();
      }
      Cropping.paste(part, elements, fed.shape(), at);
    }
    return Tensor.of(first.dtype(), elements, fed.axes(), fed.shape());
  }
}
