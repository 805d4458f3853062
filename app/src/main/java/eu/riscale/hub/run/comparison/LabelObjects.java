package eu.riscale.hub.run.comparison;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The objects of a label image held against those that were expected, whatever their numbers. An
/// object is all that has one number above 0 in one channel of one sample.
///
/// Every expected object is matched, split, merged or lost, in this order of preference after split
/// and merged: it is split where several objects lie for the most part in it, merged where it lies
/// for the most part in one that several expected ones lie in, and matched where one object and it
/// have more in common than not (IoU above 0.5).
///
/// @param expected objects
/// @param found objects
/// @param merged expected objects that have become one with others
/// @param gained objects that are there and not expected, and no part of a split or merged one
/// @param meanIou of those that are matched: elements in both by elements in either; NaN where
///   there are none
public record LabelObjects(
    int expected,
    int found,
    int matched,
    int lost,
    int gained,
    int split,
    int merged,
    double meanIou) {

  /// Of all pairs of neighbours that are not both background, so many at least have one number.
  private static final double ALIKE = 0.5;

  private static final int MOST = 1 << 20;

  /// What makes a part of an object worth counting.
  private static final double PART = 0.1;

  /// Empty where these are no two label images of one shape.
  public static Optional<LabelObjects> of(Tensor actual, Tensor expected) {
    return areLabels(actual) && areLabels(expected)
        ? Overlaps.of(actual, expected).map(LabelObjects::of)
        : Optional.empty();
  }

  /// Whether all objects are as expected, but for their numbers.
  public boolean allAgree() {
    return matched == expected && gained == 0 && meanIou == 1;
  }

  /// A sentence for a person.
  public String sentence() {
    if (expected == 0) {
      return "Compared as objects, none is expected and %s found.".formatted(count(found));
    }
    if (allAgree()) {
      return expected == 1
          ? "The one object agrees exactly; only its number differs."
          : String.format(
              Locale.ROOT, "All %,d objects agree exactly; only their numbers differ.", expected);
    }
    List<String> others = new ArrayList<>();
    part(lost, "lost", others);
    part(split, "split", others);
    part(merged, "merged with others", others);
    part(gained, "gained", others);
    return String.format(
        Locale.ROOT,
        "Compared as objects, whatever their numbers, %,d of %,d %s%s%s.",
        matched,
        expected,
        matched == 1 ? "matches" : "match",
        matched == 0 ? "" : " (mean IoU " + iou() + ")",
        others.isEmpty() ? "" : "; " + String.join(", ", others));
  }

  /// Rounded down, so that 1 is said of equal objects alone.
  private String iou() {
    return Figures.of(Math.floor(meanIou * 1000) / 1000);
  }

  private static String count(int objects) {
    return objects == 1 ? "1 is" : String.format(Locale.ROOT, "%,d are", objects);
  }

  private static void part(int objects, String what, List<String> out) {
    if (objects > 0) {
      out.add(count(objects) + " " + what);
    }
  }

  /// The sentence behind another; empty where these are no label images.
  public static String after(Tensor actual, Tensor expected) {
    return of(actual, expected).map(found -> " " + found.sentence()).orElse("");
  }

  private static boolean areLabels(Tensor tensor) {
    int line = tensor.rank() == 0 ? 1 : Math.max(1, tensor.length(tensor.rank() - 1));
    Set<Double> different = new HashSet<>();
    long pairs = 0;
    long alike = 0;
    for (int i = 0; i < tensor.size(); i++) {
      double value = tensor.at(i);
      if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
        return false;
      }
      double before = i % line == 0 ? 0 : tensor.at(i - 1);
      if ((i == 0 || value != tensor.at(i - 1)) && different.size() <= MOST) {
        different.add(value);
      }
      if (i % line > 0 && (value > 0 || before > 0)) {
        pairs++;
        alike += value == before ? 1 : 0;
      }
    }
    return different.size() > 2 && different.size() <= MOST && alike >= ALIKE * pairs;
  }

  private static LabelObjects of(Overlaps overlaps) {
    Map<Long, Set<Long>> split = overlaps.several(PART);
    Map<Long, Set<Long>> joined = overlaps.exchanged().several(PART);
    Set<Long> merged = all(joined.values());
    merged.removeAll(split.keySet());
    Map<Long, Double> matches = new HashMap<>();
    Set<Long> taken = all(split.values());
    taken.addAll(joined.keySet());
    for (Overlaps.Pair pair : overlaps.pairs()) {
      double iou = overlaps.iou(pair);
      if (iou > 0.5 && !split.containsKey(pair.expected()) && !merged.contains(pair.expected())) {
        matches.put(pair.expected(), iou);
        taken.add(pair.actual());
      }
    }
    int expected = overlaps.expected().size();
    int found = overlaps.actual().size();
    return new LabelObjects(
        expected,
        found,
        matches.size(),
        expected - matches.size() - split.size() - merged.size(),
        found - taken.size(),
        split.size(),
        merged.size(),
        matches.values().stream().mapToDouble(iou -> iou).average().orElse(Double.NaN));
  }

  private static Set<Long> all(Collection<Set<Long>> objects) {
    Set<Long> all = new HashSet<>();
    objects.forEach(all::addAll);
    return all;
  }
}
