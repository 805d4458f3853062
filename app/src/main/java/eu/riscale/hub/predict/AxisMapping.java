package eu.riscale.hub.predict;

import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds which axis of a file is which axis of an input. What the file lacks, such as the batch
/// axis, is added with one element; what it has too much is left out where it has one element. What
/// is not clear is refused.
///
/// @param name of the file
/// @param said the axes of the file as the person says them; empty where nothing was said
record AxisMapping(TensorView input, String name, Optional<String> said) {
  private static final String PAGE = "page";
  private static final int MOST_AXES = 12;

  /// The elements of a file, with all axes of the input in their order.
  Tensor of(Tensor file) throws PredictException {
    if (said.isPresent()) {
      return placed(file.withAxes(spoken(file, said.get())), file);
    }
    return file.axes().contains("x") ? placed(file, file) : byCount(file);
  }

  /// Such as `bcyx`, or ids with commas between.
  private List<String> spoken(Tensor file, String words) throws PredictException {
    List<String> ids = new ArrayList<>();
    if (words.contains(",") || input.axisIds().contains(words)) {
      ids.addAll(List.of(words.split(",", -1)));
    } else {
      ids.addAll(AxisLetters.ids(words));
    }
    if (ids.size() != file.rank()) {
      throw PredictException.usage(
          "--axes %s names %d axes, and %s has %d: %s."
              .formatted(words, ids.size(), name, file.rank(), file.shapeText()),
          "Give one letter for each: b, t, c, z, y or x.");
    }
    if (new HashSet<>(ids).size() < ids.size()) {
      throw PredictException.usage(
          "--axes %s names an axis twice.".formatted(words), "Name each axis of the file once.");
    }
    return ids;
  }

  /// A file the axes of which have names.
  private Tensor placed(Tensor named, Tensor file) throws PredictException {
    List<String> ids = new ArrayList<>();
    for (String axis : named.axes()) {
      ids.add(described(axis).map(AxisView::id).orElse(axis));
    }
    int page = named.axes().indexOf(PAGE);
    if (page >= 0 && named.length(page) > 1) {
      ids.set(page, page(ids, named.length(page), file));
    }
    return completed(named.withAxes(ids), file);
  }

  /// The described axis that a name of an image means.
  private Optional<AxisView> described(String axis) {
    return input.axes().stream()
        .filter(each -> each.id().equals(axis) || each.type().word().equals(axis))
        .filter(each -> each.type() != AxisView.Type.SPACE || each.id().equals(axis))
        .findFirst();
  }

  /// What the pages of a TIFF are that does not say it: the one axis that is missing otherwise.
  private String page(List<String> ids, int pages, Tensor file) throws PredictException {
    List<AxisView> missing =
        input.axes().stream()
            .filter(axis -> !ids.contains(axis.id()) && axis.type() != AxisView.Type.BATCH)
            .filter(axis -> mayBe(axis, pages))
            .toList();
    if (missing.size() != 1) {
      throw unclear(file, "what its %d pages are is not said in it".formatted(pages));
    }
    return missing.getFirst().id();
  }

  private static boolean mayBe(AxisView axis, int length) {
    boolean isCounted = axis.type() == AxisView.Type.CHANNEL || axis.type() == AxisView.Type.INDEX;
    return !isCounted || axis.size().only().isEmpty() || axis.size().only().getAsLong() == length;
  }

  /// Without what is too much, with what is missing, in the order of the description.
  private Tensor completed(Tensor named, Tensor file) throws PredictException {
    List<String> axes = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < named.rank(); i++) {
      String axis = named.axes().get(i);
      if (input.axisIds().contains(axis)) {
        axes.add(axis);
        shape.add(named.length(i));
      } else if (named.length(i) != 1) {
        throw unclear(
            file, "it has %d elements along %s".formatted(named.length(i), named.axes().get(i)));
      }
    }
    for (AxisView axis : input.axes()) {
      if (!axes.contains(axis.id())) {
        if (axis.type() == AxisView.Type.CHANNEL
            && axis.size() instanceof Size.Fixed(long size)
            && size > 1) {
          throw PredictException.usage(
              "%s is %s %s without channels, and input '%s' takes %d of them."
                  .formatted(name, file.dtype().word(), shown(file), input.id(), size),
              "Give an image with %d channels.".formatted(size));
        }
        if (!mayBeMissing(axis)) {
          throw unclear(file, "its axis %s was not found in it".formatted(axis.id()));
        }
        axes.addFirst(axis.id());
        shape.addFirst(1);
      }
    }
    Tensor complete =
        Tensor.of(
            named.dtype(),
            named.array(),
            axes,
            shape.stream().mapToInt(Integer::intValue).toArray());
    return Permutation.to(input.axisIds(), complete);
  }

  /// Whether an image with one element along the axis may go without the axis.
  private static boolean mayBeMissing(AxisView axis) {
    return axis.type() == AxisView.Type.BATCH
        || switch (axis.size()) {
          case Size.Any any -> true;
          case Size.Fixed(long size) -> size == 1;
          case Size.Stepped(long min, long step) -> min <= 1;
          case Size.Follows follows -> false;
          case Size.Missing missing -> false;
          case Size.DataDependent depends -> false;
        };
  }

  /// An array: its axes are those of the input in their order, of which some may be missing.
  private Tensor byCount(Tensor file) throws PredictException {
    Tensor array = withoutSingles(file);
    int described = input.axes().size();
    List<List<String>> choices = new ArrayList<>();
    if (described <= MOST_AXES && array.rank() <= described) {
      for (int left = 0; left < 1 << described; left++) {
        choice(array, left).ifPresent(choices::add);
      }
    }
    List<List<String>> usual =
        choices.stream().filter(choice -> onlyUsualAreMissing(choice)).toList();
    List<List<String>> clear = usual.isEmpty() ? choices : usual;
    if (clear.isEmpty()) {
      throw unclear(file, "its shape is no shape of the input");
    }
    Tensor first = completed(array.withAxes(clear.getFirst()), file);
    for (List<String> other : clear) {
      if (!first.shapeText().equals(completed(array.withAxes(other), file).shapeText())) {
        throw unclear(file, "it may be %s or %s".formatted(clear.getFirst(), other));
      }
    }
    return first;
  }

  /// Where there are more axes than are described, those of one element from the front are too
  /// many.
  private Tensor withoutSingles(Tensor file) {
    List<Integer> shape = new ArrayList<>();
    int tooMany = file.rank() - input.axes().size();
    for (int length : file.shape()) {
      if (length == 1 && tooMany > 0) {
        tooMany--;
      } else {
        shape.add(length);
      }
    }
    List<String> axes = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      axes.add(Integer.toString(i));
    }
    return Tensor.of(
        file.dtype(), file.array(), axes, shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The described axes without some of them, where the array may have just these.
  ///
  /// @param left bits of those that are left out
  private Optional<List<String>> choice(Tensor array, int left) {
    if (input.axes().size() - Integer.bitCount(left) != array.rank()) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < input.axes().size(); i++) {
      AxisView axis = input.axes().get(i);
      if ((left >> i & 1) != 0) {
        if (!mayBeMissing(axis)) {
          return Optional.empty();
        }
      } else if (!mayBe(axis, array.length(ids.size()))) {
        return Optional.empty();
      } else {
        ids.add(axis.id());
      }
    }
    return Optional.of(ids);
  }

  private boolean onlyUsualAreMissing(List<String> ids) {
    Set<String> there = new HashSet<>(ids);
    return input.axes().stream()
        .filter(axis -> !there.contains(axis.id()))
        .allMatch(
            axis -> axis.type() == AxisView.Type.BATCH || axis.type() == AxisView.Type.CHANNEL);
  }

  private PredictException unclear(Tensor file, String why) {
    return PredictException.usage(
        "%s is %s %s, and input '%s' takes the axes %s: %s."
            .formatted(
                name,
                file.dtype().word(),
                shown(file),
                input.id(),
                String.join(", ", input.axisIds()),
                why),
        "Say which axis of the file is which: --axes %s=%s (%s)."
            .formatted(input.id(), suggested(file), MEANING));
  }

  private static final String MEANING =
      "b samples, t time, c channels, z, y, x; one letter for each axis of the file";

  static String shown(Tensor file) {
    boolean isNamed = file.axes().contains("x");
    return file.shapeText() + (isNamed ? " (" + String.join(", ", file.axes()) + ")" : "");
  }

  /// As many letters as the file has axes; a guess that the person sees and decides on.
  private String suggested(Tensor file) {
    List<String> letters = new ArrayList<>(List.of("x", "y"));
    boolean hasDepth = input.axisIds().contains("z");
    List<String> further = hasDepth ? List.of("z", "c", "b", "t") : List.of("c", "b", "t", "z");
    long channels =
        input.axes().stream()
            .filter(axis -> axis.type() == AxisView.Type.CHANNEL)
            .mapToLong(axis -> axis.size().only().orElse(-1))
            .findFirst()
            .orElse(-1);
    boolean last = file.rank() > 2 && channels > 1 && file.length(file.rank() - 1) == channels;
    if (last) {
      letters.addFirst("c");
    }
    for (String each : further) {
      if (letters.size() < file.rank() && !letters.contains(each) && has(each)) {
        letters.add(each);
      }
    }
    for (String each : List.of("b", "t", "z", "c", "i")) {
      if (letters.size() < file.rank() && !letters.contains(each)) {
        letters.add(each);
      }
    }
    return String.join("", letters.subList(0, Math.min(letters.size(), file.rank())).reversed());
  }

  private boolean has(String letter) {
    return input.axisIds().contains(AxisLetters.id(letter));
  }
}
