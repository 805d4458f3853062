package eu.riscale.hub.run.tiling;

import eu.riscale.hub.run.tiling.Line.Place;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/// Chooses how images go through a network: whole where the description allows their size and there
/// is memory, else in the largest tiles that it allows and that fit.
public final class TilePlanner {
  private static final String RESIZE =
      "Resize the image, or cut a part out of it, so that it has a size that the model takes.";

  private final List<TensorView> inputs;
  private final List<TensorView> outputs;
  private final List<Line> lines;
  private final Wishes wishes;

  /// What the person asks for, by the ids of axes; of the axis `""` for all of time and space.
  ///
  /// @param tile length of tiles
  /// @param halo elements at each end of a tile of which the results do not count
  public record Wishes(Map<String, Integer> tile, Map<String, Integer> halo) {
    public static final Wishes NONE = new Wishes(Map.of(), Map.of());

    private static OptionalInt of(Map<String, Integer> wished, Line line) {
      Integer own = wished.get(line.id());
      Integer all = line.type() == AxisView.Type.BATCH ? null : wished.get("");
      Integer found = own == null ? all : own;
      return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }
  }

  /// @param given ids of the inputs that there are images for
  public TilePlanner(ModelView model, List<String> given, Wishes wishes) {
    this.inputs = model.inputs().stream().filter(input -> given.contains(input.id())).toList();
    this.outputs = model.outputs();
    this.wishes = wishes;
    this.lines =
        Lines.of(inputs, outputs).stream()
            .map(line -> {
              OptionalInt halo = Wishes.of(wishes.halo(), line);
              return halo.isPresent() ? line.withHalo(halo.getAsInt()) : line;
            })
            .toList();
  }

  /// The directions of the images.
  public List<Line> lines() {
    return lines;
  }

  /// The plan for images of these shapes, each in the order of the described axes.
  ///
  /// @param fits whether there is memory for a run with so many numbers in inputs and outputs
  /// @throws TilingException where the model cannot take them, or not as the person asks for
  public TilePlan plan(List<int[]> images, DoublePredicate fits) throws TilingException {
    requireOtherAxes(images);
    int[] lengths = lengths(images);
    Optional<TilePlan> whole = whole(images, lengths);
    if (whole.isPresent()
        && (fits.test(whole.get().elements()) || lines.stream().noneMatch(Line::isCuttable))) {
      return whole.get();
    }
    long[] tiles = new long[lines.size()];
    for (int i = 0; i < tiles.length; i++) {
      tiles[i] = first(lines.get(i), lengths[i]);
    }
    TilePlan plan = of(images, lengths, tiles);
    while (!fits.test(plan.elements())) {
      Optional<TilePlan> smaller = smaller(images, lengths, tiles);
      if (smaller.isEmpty()) {
        return plan;
      }
      plan = smaller.get();
    }
    return plan;
  }

  /// The images at once, with nothing but the margin added that software adds to a whole image;
  /// empty where that is no size that the description allows, or the person wants tiles.
  private Optional<TilePlan> whole(List<int[]> images, int[] lengths) {
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      Line line = lines.get(i);
      int margin = line.isCuttable() ? line.margin() : 0;
      int length = lengths[i] + 2 * margin;
      if (!line.allows(length) || Wishes.of(wishes.tile(), line).isPresent()) {
        return Optional.empty();
      }
      Cut.of(line, lengths[i], length, margin).ifPresent(cuts::add);
    }
    return Optional.of(new TilePlan(inputs, outputs, images, cuts));
  }

  private TilePlan of(List<int[]> images, int[] lengths, long[] tiles) throws TilingException {
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < tiles.length; i++) {
      Line line = lines.get(i);
      int halo = line.isCuttable() ? line.halo() : 0;
      int tile = (int) tiles[i];
      cuts.add(Cut.of(line, lengths[i], tile, halo).orElseThrow(() -> nothingLeft(line, tile)));
    }
    TilePlan plan = new TilePlan(inputs, outputs, images, cuts);
    requireTogether(plan);
    return plan;
  }

  private static TilingException nothingLeft(Line line, int tile) {
    return new TilingException(
        "Of a tile of %d along %s nothing would be left, because the halo is %d at each end."
            .formatted(tile, line.id(), line.halo()),
        "Ask for a larger tile by --tile, or for a smaller halo by --halo.");
  }

  /// The tile that a line would have if there were memory for everything.
  private long first(Line line, int length) throws TilingException {
    OptionalInt wished = Wishes.of(wishes.tile(), line);
    if (wished.isPresent()) {
      return wished(line, wished.getAsInt());
    }
    if (!line.isCuttable()) {
      if (!line.allows(length)) {
        throw new TilingException(
            "The image has %d elements along %s, the model takes %s, and its outputs cannot be put together along %s."
                .formatted(length, line.id(), line.sizes(), line.id()),
            RESIZE);
      }
      return length;
    }
    OptionalLong tile = line.from(length + 2L * line.halo());
    return tile.isPresent() && tile.getAsLong() <= Integer.MAX_VALUE / 2
        ? tile.getAsLong()
        : line.upTo(Integer.MAX_VALUE / 2);
  }

  private static long wished(Line line, int tile) throws TilingException {
    if (!line.isCuttable()) {
      throw new TilingException(
          "The model cannot be run in tiles along %s: its outputs cannot be put together there."
              .formatted(line.id()),
          "Leave out %s from --tile.".formatted(line.id()));
    }
    if (!line.allows(tile)) {
      throw new TilingException(
          "A tile of %d along %s is not among the sizes that the model takes, which are %s."
              .formatted(tile, line.id(), line.sizes()),
          "Ask for --tile %s=%d.".formatted(line.id(), line.upTo(tile)));
    }
    return tile;
  }

  /// The plan with smaller tiles: samples one by one, then shorter tiles along the longest line.
  private Optional<TilePlan> smaller(List<int[]> images, int[] lengths, long[] tiles)
      throws TilingException {
    int longest = -1;
    for (int i = 0; i < tiles.length; i++) {
      boolean isBatch = lines.get(i).type() == AxisView.Type.BATCH;
      if (shorter(i, tiles[i], lengths[i]) < tiles[i]) {
        if (isBatch) {
          longest = i;
          break;
        }
        longest = longest < 0 || tiles[i] > tiles[longest] ? i : longest;
      }
    }
    if (longest < 0) {
      return Optional.empty();
    }
    tiles[longest] = shorter(longest, tiles[longest], lengths[longest]);
    return Optional.of(of(images, lengths, tiles));
  }

  /// About half as long, so that at least half of it counts; the same where there is none.
  private long shorter(int index, long tile, int length) {
    Line line = lines.get(index);
    if (!line.isCuttable() || Wishes.of(wishes.tile(), line).isPresent()) {
      return tile;
    }
    long half = line.upTo(tile / 2);
    if (line.type() == AxisView.Type.BATCH) {
      return line.allows(1) ? 1 : tile;
    }
    boolean isOfUse =
        half >= 4L * line.halo()
            && half < tile
            && Cut.of(line, length, (int) half, line.halo()).isPresent();
    return isOfUse ? half : tile;
  }

  /// How long the images are along each line; all inputs on it tell the same.
  private int[] lengths(List<int[]> images) throws TilingException {
    int[] lengths = new int[lines.size()];
    for (int i = 0; i < lengths.length; i++) {
      Line line = lines.get(i);
      Place first = line.inputs().getFirst();
      int length = images.get(first.tensor())[first.axis()];
      for (Place place : line.inputs()) {
        int found = images.get(place.tensor())[place.axis()];
        if (found != place.of(length)) {
          throw new TilingException(
              "Input '%s' is %d long along %s, which does not fit input '%s', which is %d long."
                  .formatted(
                      inputs.get(place.tensor()).id(),
                      found,
                      inputs.get(place.tensor()).axisIds().get(place.axis()),
                      inputs.get(first.tensor()).id(),
                      length),
              "Give images that belong together.");
        }
      }
      lengths[i] = length;
    }
    return lengths;
  }

  /// Channels and the like are never cut, and must be as many as are described.
  private void requireOtherAxes(List<int[]> images) throws TilingException {
    for (int tensor = 0; tensor < inputs.size(); tensor++) {
      TensorView input = inputs.get(tensor);
      for (int i = 0; i < input.axes().size(); i++) {
        AxisView axis = input.axes().get(i);
        boolean onLine =
            switch (axis.type()) {
              case CHANNEL, INDEX -> false;
              case BATCH, TIME, SPACE -> true;
            };
        int found = images.get(tensor)[i];
        if (!onLine && axis.size() instanceof Size.Fixed(long size) && size != found) {
          throw new TilingException(
              "Input '%s' takes %d along %s, and the image has %d there: %s."
                  .formatted(input.id(), size, axis.id(), found, shape(input, images.get(tensor))),
              "Give an image with that many, or say by --axes which axis is which.");
        }
      }
    }
  }

  private static String shape(TensorView input, int[] shape) {
    return Tensor.shapeText(Arrays.stream(shape).boxed().toList())
        + " ("
        + String.join(", ", input.axisIds())
        + ")";
  }

  /// Where one input is cut, another one that shows the same along a line of its own must not stay
  /// whole.
  private void requireTogether(TilePlan plan) throws TilingException {
    for (Cut cut : plan.cuts()) {
      for (Cut other : plan.cuts()) {
        boolean alike = !cut.equals(other) && cut.line().id().equals(other.line().id());
        if (alike && !cut.isWhole() && other.isWhole() && other.length() > 1) {
          throw new TilingException(
              "The inputs differ along %s in which sizes they may have, so that they cannot be cut into tiles together."
                  .formatted(cut.line().id()),
              RESIZE);
        }
      }
    }
  }
}
