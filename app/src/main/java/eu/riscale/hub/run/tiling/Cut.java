package eu.riscale.hub.run.tiling;

import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an image is cut along one line.
///
/// @param length of the image
/// @param tile length of each tile
/// @param halo elements at each end of a tile of which the results do not count
/// @param positions where in the image the part of each tile begins that counts
public record Cut(Line line, int length, int tile, int halo, List<Integer> positions) {
  private static final int MOST_TILES = 1 << 20;

  /// Networks halve their image a few times; tiles that begin at a multiple of that see it as the
  /// whole image is seen.
  private static final int MOST_HALVED = 64;

  public Cut {
    positions = List.copyOf(positions);
  }

  /// Empty where nothing of a tile would count.
  static Optional<Cut> of(Line line, int length, int tile, int halo) {
    if (tile >= length + 2 * halo) {
      return Optional.of(new Cut(line, length, tile, halo, List.of(0)));
    }
    int counts = counting(line, tile, halo);
    int quantum = line.quantum();
    if (counts < Math.max(1, quantum) || quantum == 0) {
      return Optional.empty();
    }
    int aligned = aligned(line, tile, counts, quantum);
    int step = counts / aligned * aligned;
    int last = Math.ceilDiv(length + 2 * halo - tile, aligned) * aligned;
    if (last / step >= MOST_TILES) {
      return Optional.empty();
    }
    List<Integer> positions = new ArrayList<>();
    for (int at = 0; at < last; at += step) {
      positions.add(at);
    }
    positions.add(last);
    return Optional.of(new Cut(line, length, tile, halo, positions));
  }

  /// How much of a tile counts in all outputs. What a network itself cuts off, as by convolutions
  /// without padding, is a negative offset.
  private static int counting(Line line, int tile, int halo) {
    double lost =
        line.outputs().stream()
            .mapToDouble(place -> Math.max(0, -place.offset() / place.factor()))
            .max()
            .orElse(0);
    return tile - 2 * halo - (int) Math.ceil(lost);
  }

  /// A number that all tiles begin at multiples of.
  private static int aligned(Line line, int tile, int counts, int quantum) {
    if (line.type() == AxisView.Type.BATCH) {
      return 1;
    }
    int wanted = line.alignment();
    if (!(line.size() instanceof Size.Stepped)) {
      int halved = Math.min(MOST_HALVED, Integer.lowestOneBit(tile));
      while (halved > 1 && counts / halved * halved < counts - counts / 4) {
        halved /= 2;
      }
      wanted = Line.common(quantum, halved);
    }
    return wanted <= counts ? wanted : quantum;
  }

  boolean isWhole() {
    return positions.size() == 1;
  }
}
