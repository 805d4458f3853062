package eu.riscale.hub.init.trial;

import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the axes of an input are taken for: by the names that the file gives to open lengths, else
/// by their order and lengths.
public final class AxisNames {
  /// No image has as many channels as pixels.
  private static final long MOST_CHANNELS = 32;

  private AxisNames() {}

  /// @param channelsLast where nothing else tells
  public static List<GuessedAxis> of(List<Dimension> dimensions, boolean channelsLast) {
    List<Optional<String>> told = dimensions.stream().map(AxisNames::told).toList();
    List<String> names = told.stream().flatMap(Optional::stream).toList();
    boolean isUnique = new HashSet<>(names).size() == names.size();
    boolean last = isChannelsLast(dimensions, isUnique ? told : List.of(), channelsLast);
    List<String> usual = usual(dimensions.size(), last);
    Set<String> left = new HashSet<>(usual);
    names.forEach(left::remove);
    List<GuessedAxis> axes = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = dimensions.get(i);
      if (isUnique && told.get(i).isPresent()) {
        axes.add(GuessedAxis.of(told.get(i).get(), dimension.size(), ""));
      } else {
        String id = isUnique ? fitting(usual, left, i) : usual.get(i);
        left.remove(id);
        axes.add(GuessedAxis.of(id, dimension.size(), why(id, last)));
      }
    }
    return axes;
  }

  /// The name at that place of the usual order, or the next one that is not taken.
  private static String fitting(List<String> usual, Set<String> left, int place) {
    if (left.contains(usual.get(place))) {
      return usual.get(place);
    }
    return usual.stream().filter(left::contains).findFirst().orElse("index" + place);
  }

  private static String why(String id, boolean last) {
    return switch (id) {
      case "batch" -> "the first axis usually is";
      case "channel" ->
          last ? "channels usually come last in such networks" : "the second axis usually is";
      default -> "by the usual order";
    };
  }

  /// The usual order of so many axes.
  static List<String> usual(int rank, boolean channelsLast) {
    List<String> space =
        switch (rank) {
          case 0, 1, 2 -> List.of();
          case 3 -> List.of("x");
          case 4 -> List.of("y", "x");
          case 5 -> List.of("z", "y", "x");
          default -> List.of("time", "z", "y", "x");
        };
    List<String> names = new ArrayList<>();
    if (rank > 0) {
      names.add("batch");
    }
    for (int i = 6; i < rank; i++) {
      names.add("index" + (i - 5));
    }
    names.addAll(space);
    if (rank > 1) {
      names.add(channelsLast ? names.size() : 1, "channel");
    }
    return names;
  }

  /// The axis that an open length is named after.
  private static Optional<String> told(Dimension dimension) {
    if (!dimension.isOpen()) {
      return Optional.empty();
    }
    return switch (dimension.name().toLowerCase(Locale.ROOT)) {
      case "b", "n", "batch", "batch_size", "batchsize", "num_batch" -> Optional.of("batch");
      case "c", "ch", "channel", "channels" -> Optional.of("channel");
      case "t", "time", "frames" -> Optional.of("time");
      case "z", "d", "depth" -> Optional.of("z");
      case "y", "h", "height" -> Optional.of("y");
      case "x", "w", "width" -> Optional.of("x");
      default -> Optional.empty();
    };
  }

  private static boolean isChannelsLast(
      List<Dimension> dimensions, List<Optional<String>> told, boolean otherwise) {
    int rank = dimensions.size();
    if (rank < 3) {
      return otherwise;
    }
    for (int i = 0; i < told.size(); i++) {
      Optional<String> name = told.get(i);
      if (name.isPresent() && name.get().equals("channel")) {
        return i == rank - 1;
      }
    }
    boolean secondTold = !told.isEmpty() && told.get(1).isPresent();
    boolean lastTold = !told.isEmpty() && told.get(rank - 1).isPresent();
    if (secondTold != lastTold) {
      return secondTold;
    }
    Dimension second = dimensions.get(1);
    Dimension end = dimensions.get(rank - 1);
    boolean secondMay = !second.isOpen() && second.size() <= MOST_CHANNELS;
    boolean endMay = !end.isOpen() && end.size() <= MOST_CHANNELS;
    if (secondMay && endMay && second.size() != end.size()) {
      return otherwise ? end.size() <= second.size() : end.size() < second.size();
    }
    return secondMay == endMay ? otherwise : endMay;
  }

  /// The axes of an input whose file does not tell them.
  ///
  /// @param channels -1 where no channel axis is meant
  static List<GuessedAxis> assumed(int rank, long channels, String why) {
    List<GuessedAxis> axes = new ArrayList<>();
    for (String id : usual(rank, false)) {
      GuessedAxis axis = GuessedAxis.of(id, -1, why);
      axes.add(axis.kind() == Kind.CHANNEL ? axis.withSize(channels) : axis);
    }
    return axes;
  }

  /// Whether a port is an image or the like, whose axes can be told.
  public static boolean isTold(Port port) {
    return port.shape().isPresent();
  }
}
