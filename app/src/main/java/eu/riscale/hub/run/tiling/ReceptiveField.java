package eu.riscale.hub.run.tiling;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How far a network sees, measured: all pixels on one side of a place are changed, and how far
/// from there the outputs change tells. (A single pixel at the edge of what a deep network sees may
/// change nothing that float32 can tell; all of them together do.)
public final class ReceptiveField {
  private static final long SEED = 4711;

  /// A network that halves its image sees further at some pixels than at others.
  private static final int MOST_PHASES = 16;

  private static final double ROUNDING = 1e-9;
  private static final int LONGEST = 1024;
  private static final double MOST_NUMBERS = 4e6;

  private final List<Line> lines;
  private final List<Tensor> inputs;
  private final Net net;

  /// Runs the network.
  @FunctionalInterface
  public interface Net {
    /// @param fed in the order of the inputs that are given
    /// @return the outputs as the network gives them, in the order of the description
    List<Tensor> run(List<Tensor> fed) throws EngineException;
  }

  /// @param lines all of the model
  /// @param inputs as the network gets them; their numbers tell only between which the changed
  ///   pixels lie
  public ReceptiveField(List<Line> lines, List<Tensor> inputs, Net net) {
    this.lines = lines;
    this.inputs = inputs;
    this.net = net;
  }

  /// How far the network sees along a line.
  ///
  /// @param halo the elements at each end of a tile that are changed by what lies beyond it
  /// @param isBounded whether they end before the image does
  public record Reach(Line line, int halo, boolean isBounded) {}

  /// Of each of the lines along which tiles are put together, but for samples.
  public List<Reach> measure() throws EngineException {
    List<Reach> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (isMeasured(lines.get(i))) {
        all.add(measure(i));
      }
    }
    return all;
  }

  /// Whether tiles are put together along the line, and not samples.
  public static boolean isMeasured(Line line) {
    return line.isCuttable()
        && switch (line.type()) {
          case SPACE, TIME -> true;
          case BATCH, CHANNEL, INDEX -> false;
        };
  }

  private Reach measure(int index) throws EngineException {
    int[] lengths = new int[lines.size()];
    for (int i = 0; i < lengths.length; i++) {
      Line.Place place = lines.get(i).inputs().getFirst();
      lengths[i] = inputs.get(place.tensor()).length(place.axis());
    }
    while (true) {
      Reach reach = measure(index, lengths);
      long longer = lines.get(index).from(2L * lengths[index]).orElse(0);
      double numbers = inputs.stream().mapToDouble(Tensor::size).sum();
      double grown = (double) longer / lengths[index];
      if (reach.isBounded() || longer == 0 || longer > LONGEST || numbers * grown > MOST_NUMBERS) {
        return reach;
      }
      lengths[index] = (int) longer;
    }
  }

  private Reach measure(int index, int[] lengths) throws EngineException {
    Line line = lines.get(index);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Tensor> ground = noise(lengths, random);
    List<Tensor> other = noise(lengths, random);
    List<Tensor> before = net.run(ground);
    int halo = 0;
    boolean isBounded = true;
    for (int phase = 0; phase < phases(line, lengths[index]); phase++) {
      int at = lengths[index] / 2 + phase;
      for (boolean isBehind : new boolean[] {true, false}) {
        List<Tensor> after = net.run(mixed(line, ground, other, at, isBehind));
        for (Line.Place place : line.outputs()) {
          Changed changed =
              Changed.of(before.get(place.tensor()), after.get(place.tensor()), place.axis());
          if (changed.isAny()) {
            // Tiles are moved by whole elements of the input.
            double needed =
                isBehind
                    ? at + 1 - Math.ceil(beyond(changed.first() + 1, place) - ROUNDING)
                    : Math.floor(changed.last() / place.factor() + ROUNDING) - (at - 1);
            halo = Math.max(halo, (int) needed);
            isBounded &= isBehind ? changed.first() > 0 : changed.last() < changed.length() - 1;
          }
        }
      }
    }
    int quantum = Math.max(1, line.quantum());
    return new Reach(line, Math.ceilDiv(halo, quantum) * quantum, isBounded);
  }

  /// Where along the input a result of a tile ends that ends there along the output.
  private static double beyond(int end, Line.Place place) {
    return (end - place.offset()) / place.factor();
  }

  private static int phases(Line line, int length) {
    long step =
        line.size() instanceof Size.Stepped(long min, long by) ? by : Integer.lowestOneBit(length);
    return (int) Math.max(1, Math.min(MOST_PHASES, Math.min(step, length / 2)));
  }

  /// Along one axis, which outputs have changed.
  private record Changed(int first, int last, int length) {
    boolean isAny() {
      return first <= last;
    }

    static Changed of(Tensor one, Tensor two, int axis) {
      int inner = 1;
      for (int i = axis + 1; i < one.rank(); i++) {
        inner *= one.length(i);
      }
      int length = one.length(axis);
      int first = length;
      int last = -1;
      for (int i = 0; i < one.size(); i++) {
        if (Double.compare(one.at(i), two.at(i)) != 0) {
          int at = i / inner % length;
          first = Math.min(first, at);
          last = Math.max(last, at);
        }
      }
      return new Changed(first, last, length);
    }
  }

  /// Inputs of these lengths, of one sample.
  private List<Tensor> noise(int[] lengths, SplittableRandom random) {
    List<Tensor> noise = new ArrayList<>();
    for (int tensor = 0; tensor < inputs.size(); tensor++) {
      Tensor input = inputs.get(tensor);
      int[] shape = input.shape();
      for (int i = 0; i < lengths.length; i++) {
        for (Line.Place place : lines.get(i).inputs()) {
          if (place.tensor() == tensor) {
            shape[place.axis()] = place.of(lengths[i]);
          }
        }
      }
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < input.size(); i++) {
        least = Math.min(least, input.at(i));
        greatest = Math.max(greatest, input.at(i));
      }
      double from = Double.isFinite(least) ? least : 0;
      double to = Double.isFinite(greatest) && greatest > from ? greatest : from + 1;
      double[] numbers = random.doubles(Tensor.count(shape), from, to).toArray();
      noise.add(Cast.to(input.dtype(), Tensor.of(numbers, input.axes(), shape), Parallel.all()));
    }
    return noise;
  }

  /// The one inputs on this side of a place, and the others behind it, or the other way round.
  private static List<Tensor> mixed(
      Line line, List<Tensor> ground, List<Tensor> other, int at, boolean isBehind) {
    List<Tensor> mixed = new ArrayList<>(ground);
    for (Line.Place place : line.inputs()) {
      Tensor one = isBehind ? ground.get(place.tensor()) : other.get(place.tensor());
      Tensor two = isBehind ? other.get(place.tensor()) : ground.get(place.tensor());
      int[] leftOff = new int[one.rank()];
      leftOff[place.axis()] = Math.min(one.length(place.axis()), place.at(at));
      Tensor whole = Cropping.crop(one, new int[one.rank()], new int[one.rank()]);
      Cropping.paste(
          Cropping.crop(two, leftOff, new int[one.rank()]), whole.array(), whole.shape(), leftOff);
      mixed.set(place.tensor(), whole);
    }
    return mixed;
  }
}
