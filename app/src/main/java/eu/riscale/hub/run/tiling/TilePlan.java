package eu.riscale.hub.run.tiling;

import eu.riscale.hub.run.tiling.Line.Place;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How images go through a network: whole, or in tiles that are put together again.
///
/// @param inputs those that are given, in the order of the description
/// @param images the shape of each
/// @param cuts one for each line
public record TilePlan(
    List<TensorView> inputs, List<TensorView> outputs, List<int[]> images, List<Cut> cuts) {
  public TilePlan {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    images = List.copyOf(images);
    cuts = List.copyOf(cuts);
  }

  /// How often the network is run.
  public int count() {
    return cuts.stream().mapToInt(cut -> cut.positions().size()).reduce(1, Math::multiplyExact);
  }

  /// Whether the network is run once.
  public boolean isWhole() {
    return cuts.stream().allMatch(Cut::isWhole);
  }

  /// Where a tile begins in an image and how long it is, along each axis; it may reach beyond the
  /// ends of the image.
  @SuppressWarnings("ArrayRecordComponent") // Read at once, and never compared.
  public record Box(int[] start, int[] shape) {}

  /// What the network gets of an input.
  ///
  /// @param tile from 0
  public Box input(int tile, int tensor) {
    int[] shape = images.get(tensor).clone();
    int[] start = new int[shape.length];
    int[] at = at(tile);
    for (int line = 0; line < cuts.size(); line++) {
      Cut cut = cuts.get(line);
      for (Place place : cut.line().inputs()) {
        if (place.tensor() == tensor) {
          shape[place.axis()] = place.of(cut.tile());
          start[place.axis()] = place.at(at[line] - cut.halo());
        }
      }
    }
    return new Box(start, shape);
  }

  /// The part of each line that a tile stands for.
  private int[] at(int tile) {
    int[] at = new int[cuts.size()];
    int rest = tile;
    for (int line = cuts.size() - 1; line >= 0; line--) {
      List<Integer> positions = cuts.get(line).positions();
      at[line] = positions.get(rest % positions.size());
      rest /= positions.size();
    }
    return at;
  }

  /// The shape of all of an output.
  ///
  /// @param tile the shape of that of one tile
  int[] whole(int output, int[] tile) {
    int[] shape = tile.clone();
    for (Cut cut : cuts) {
      for (Place place : cut.line().outputs()) {
        if (place.tensor() == output) {
          shape[place.axis()] = place.of(cut.length());
        }
      }
    }
    return shape;
  }

  /// How the result of a tile goes into the whole.
  ///
  /// @param from where in it the part begins that counts
  /// @param shape of that part
  /// @param to where it goes
  @SuppressWarnings("ArrayRecordComponent") // Read at once, and never compared.
  record Part(int[] from, int[] shape, int[] to) {}

  /// @param made the shape of the result
  Part part(int tile, int output, int[] made) {
    int[] from = new int[made.length];
    int[] shape = made.clone();
    int[] to = new int[made.length];
    int[] at = at(tile);
    for (int line = 0; line < cuts.size(); line++) {
      Cut cut = cuts.get(line);
      for (Place place : cut.line().outputs()) {
        if (place.tensor() == output) {
          int axis = place.axis();
          int halo = place.at(cut.halo());
          to[axis] = place.at(at[line]);
          from[axis] = halo;
          int room = place.of(cut.length()) - to[axis];
          int rest = cut.isWhole() ? made[axis] - halo : made[axis] - 2 * halo;
          shape[axis] = Math.min(room, rest);
        }
      }
    }
    return new Part(from, shape, to);
  }

  /// How long the result of a tile has to be along each axis; -1 where any length will do.
  int[] expected(int output) {
    int[] shape = new int[outputs.get(output).axes().size()];
    Arrays.fill(shape, -1);
    for (Cut cut : cuts) {
      for (Place place : cut.line().outputs()) {
        if (place.tensor() == output) {
          shape[place.axis()] = place.of(cut.tile());
        }
      }
    }
    return shape;
  }

  /// The axes of an output along which it is put together.
  public Set<String> joined(int output) {
    return cuts.stream()
        .filter(cut -> !cut.isWhole())
        .flatMap(cut -> cut.line().outputs().stream())
        .filter(place -> place.tensor() == output)
        .map(place -> outputs.get(output).axes().get(place.axis()).id())
        .collect(Collectors.toSet());
  }

  /// The axes of an input along which it is cut or made longer.
  public Set<String> cutAxes(int input) {
    return cuts.stream()
        .flatMap(cut -> cut.line().inputs().stream())
        .filter(place -> place.tensor() == input)
        .map(place -> inputs.get(input).axes().get(place.axis()).id())
        .collect(Collectors.toSet());
  }

  /// Numbers of all inputs and outputs of one run together.
  public double elements() {
    double all = 0;
    for (int tensor = 0; tensor < inputs.size(); tensor++) {
      all += product(input(0, tensor).shape());
    }
    for (int output = 0; output < outputs.size(); output++) {
      all += outputElements(output, true);
    }
    return all;
  }

  /// Numbers of an output, of one tile or of the whole image.
  double outputElements(int output, boolean ofTile) {
    List<Double> lengths = new ArrayList<>();
    int[] tile = expected(output);
    int[] whole = whole(output, tile);
    for (int axis = 0; axis < tile.length; axis++) {
      double length = ofTile ? tile[axis] : whole[axis];
      Size size = outputs.get(output).axes().get(axis).size();
      lengths.add(length >= 0 ? length : (double) size.only().orElse(1));
    }
    return lengths.stream().reduce(1.0, (a, b) -> a * b);
  }

  /// Numbers of all outputs of the whole image.
  public double wholeOutputs() {
    double all = 0;
    for (int output = 0; output < outputs.size(); output++) {
      all += outputElements(output, false);
    }
    return all;
  }

  private static double product(int[] shape) {
    return Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
  }
}
