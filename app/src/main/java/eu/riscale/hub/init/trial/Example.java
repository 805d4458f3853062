package eu.riscale.hub.init.trial;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ImageException;
import eu.riscale.hub.tensor.picture.Images;
import eu.riscale.hub.tensor.picture.PixelSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An array that somebody gave as an example: of a `.npy` file, whose axes have no names, or of an
/// image.
///
/// @param isNamed whether the file says what its axes are
/// @param pixels how large a pixel is, as far as the file says
public record Example(Path file, Tensor tensor, boolean isNamed, PixelSizes pixels) {
  /// No image has as many channels as pixels.
  private static final int MOST_CHANNELS = 32;

  /// That an example cannot be used.
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super(why);
    }
  }

  /// @throws Unusable where it cannot be read, with the sentence
  public static Example read(Path file) throws Unusable {
    try {
      return switch (FileKind.of(file)) {
        case NPY -> new Example(file, Npy.read(file), false, PixelSizes.NONE);
        default -> image(file);
      };
    } catch (NpyException | ImageException e) {
      throw new Unusable(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new Unusable(file + ": it cannot be read: " + Reason.of(e) + ".");
    } catch (OutOfMemoryError e) {
      throw new Unusable(file + ": there is not enough memory for it.");
    }
  }

  private static Example image(Path file) throws IOException, ImageException {
    Tensor read = Images.readNamed(file);
    List<String> axes = read.axes().stream().map(axis -> axis.equals("page") ? "z" : axis).toList();
    return new Example(file, read.withAxes(axes), true, Images.pixels(file));
  }

  /// Whether it is an image file, which people can open.
  public boolean isImage() {
    return isNamed;
  }

  /// How many channels it has, where that can be told.
  public Optional<Long> channels() {
    int rank = tensor.rank();
    if (isNamed) {
      int at = tensor.axes().indexOf("channel");
      return Optional.of(at < 0 ? 1L : tensor.length(at));
    }
    return switch (rank) {
      case 2 -> Optional.of(1L);
      case 3 -> few(0).or(() -> few(2)).or(() -> Optional.of(1L));
      default -> few(1).or(() -> few(rank - 1));
    };
  }

  private Optional<Long> few(int axis) {
    return axis < tensor.rank() && tensor.length(axis) <= MOST_CHANNELS
        ? Optional.of((long) tensor.length(axis))
        : Optional.empty();
  }

  /// How many axes of space or time it seems to have.
  public int space() {
    if (isNamed) {
      return (int) tensor.axes().stream().filter(axis -> !axis.equals("channel")).count();
    }
    return switch (tensor.rank()) {
      case 2 -> 2;
      case 3 -> few(0).isPresent() || few(2).isPresent() ? 2 : 3;
      default -> tensor.rank() - 2;
    };
  }

  /// The array with the axes of an input, in their order; one of a single element where it lacks
  /// one.
  ///
  /// @throws Unusable where it does not have these axes
  public Tensor as(InputGuess input) throws Unusable {
    List<String> wanted = input.ids();
    List<String> own = isNamed ? tensor.axes() : assumed(input);
    Tensor there = tensor.withAxes(own);
    List<String> lacking = wanted.stream().filter(id -> !own.contains(id)).toList();
    Optional<String> odd =
        own.stream()
            .filter(id -> !wanted.contains(id) && there.length(own.indexOf(id)) > 1)
            .findFirst();
    if (odd.isPresent()) {
      throw new Unusable(
          "%s has an axis %s of length %d, and the network takes %s."
              .formatted(
                  file,
                  odd.get(),
                  there.length(own.indexOf(odd.get())),
                  String.join(", ", wanted)));
    }
    List<String> axes = new ArrayList<>(lacking);
    List<Integer> shape = new ArrayList<>(lacking.stream().map(id -> 1).toList());
    for (int i = 0; i < own.size(); i++) {
      if (wanted.contains(own.get(i))) {
        axes.add(own.get(i));
        shape.add(there.length(i));
      }
    }
    Tensor whole =
        Tensor.of(
            there.dtype(),
            there.array(),
            axes,
            shape.stream().mapToInt(Integer::intValue).toArray());
    return requireFixed(Permutation.to(wanted, whole), input);
  }

  /// What the axes are taken for where the file has no names: those of the input, of which batch,
  /// then channel, may be missing; channels may also come last.
  private List<String> assumed(InputGuess input) throws Unusable {
    List<String> wanted = input.ids();
    List<String> withoutBatch = wanted.stream().filter(id -> !id.equals("batch")).toList();
    List<String> space = withoutBatch.stream().filter(id -> !id.equals("channel")).toList();
    int rank = tensor.rank();
    List<String> same =
        rank == wanted.size()
            ? wanted
            : rank == withoutBatch.size() ? withoutBatch : rank == space.size() ? space : List.of();
    if (same.isEmpty()) {
      throw new Unusable(
          "%s has %d axes (%s), and the network takes %s."
              .formatted(file, rank, tensor.shapeText(), String.join(", ", wanted)));
    }
    int channel = same.indexOf("channel");
    if (channel >= 0) {
      long count = input.axes().get(wanted.indexOf("channel")).size();
      int other = channel == rank - 1 ? (same.contains("batch") ? 1 : 0) : rank - 1;
      if (tensor.length(channel) != count && tensor.length(other) == count) {
        List<String> moved = new ArrayList<>(same);
        moved.remove("channel");
        moved.add(other, "channel");
        return moved;
      }
    }
    return same;
  }

  private Tensor requireFixed(Tensor whole, InputGuess input) throws Unusable {
    for (int axis = 0; axis < whole.rank(); axis++) {
      GuessedAxis wanted = input.axes().get(axis);
      if (wanted.kind() == GuessedAxis.Kind.CHANNEL
          && wanted.size() >= 0
          && wanted.size() != whole.length(axis)) {
        throw new Unusable(
            "%s has %d channels, and the network takes %d."
                .formatted(file, whole.length(axis), wanted.size()));
      }
    }
    return whole;
  }
}
