package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Blocks;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same objects or classes under other numbers.
final class Renumbered implements Hypothesis {
  private static final int LABELS = 1 << 16;

  /// One of so many may be another number than its own becomes elsewhere.
  private static final int SAMPLE_BESIDE = 50;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    if (isRefuted(actual, mismatch)) {
      return Optional.empty();
    }
    Optional<Map<Long, Long>> numbers = numbers(Pairs.of(actual, mismatch.expected()));
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, Long> map = numbers.get();
    boolean sameNumbers = map.keySet().equals(new HashSet<>(map.values()));
    long moved = map.entrySet().stream().filter(e -> !e.getKey().equals(e.getValue())).count();
    if (map.size() < 2 || moved == 0) {
      return Optional.empty();
    }
    // Which number became which was read off the test output: that costs as many bits.
    int fitted = (int) Math.ceil(map.size() * Math.log(map.size()) / Math.log(2) / 20);
    return mismatch
        .target()
        .explains(i -> map.getOrDefault((long) actual.at(i), Long.MIN_VALUE), fitted)
        .map(fit -> explanation(map, sameNumbers, moved, fit, mismatch));
  }

  /// Whether some thousand elements show that they are not labels, or that their numbers do not go
  /// with each other.
  private static boolean isRefuted(Tensor actual, Case mismatch) {
    int[] positions = mismatch.target().positions();
    Pairs pairs = new Pairs();
    for (int at : positions) {
      pairs.add(actual.at(at), mismatch.expected().at(at));
    }
    return !pairs.areLabels() || pairs.beside() > positions.length / SAMPLE_BESIDE;
  }

  /// How often each number of the output stands where each of the test output does.
  private static final class Pairs {
    private final Map<Long, Map<Long, Integer>> counts = new HashMap<>();
    private int different;
    private boolean whole = true;
    private long one;
    private long other;
    private int run;

    static Pairs of(Tensor actual, Tensor expected) {
      Pairs pairs = new Pairs();
      Blocks.visit(
          actual,
          expected,
          (start, ones, others, count) -> {
            for (int i = 0; i < count && pairs.areLabels(); i++) {
              pairs.add(ones[i], others[i]);
            }
          });
      return pairs;
    }

    /// Whether all are whole numbers, and not too many different ones.
    boolean areLabels() {
      return whole && different <= LABELS;
    }

    void add(double a, double e) {
      long from = (long) a;
      long to = (long) e;
      whole &= from == a && to == e;
      // Neighbours are mostly of one object.
      if (run > 0 && (from != one || to != other)) {
        flush();
      }
      one = from;
      other = to;
      run++;
    }

    private void flush() {
      Map<Long, Integer> row = counts.computeIfAbsent(one, key -> new HashMap<>());
      different += row.merge(other, run, Integer::sum) == run ? 1 : 0;
      run = 0;
    }

    /// Of each number of the output, how often it stands where which others do.
    Map<Long, Map<Long, Integer>> counts() {
      if (run > 0) {
        flush();
      }
      return counts;
    }

    /// How many stand beside another number than most of their own do.
    int beside() {
      int beside = 0;
      for (Map<Long, Integer> row : counts().values()) {
        int all = 0;
        int most = 0;
        for (int count : row.values()) {
          all += count;
          most = Math.max(most, count);
        }
        beside += all - most;
      }
      return beside;
    }
  }

  /// The number that each number of the output most often becomes; empty where they are not whole
  /// or two become the same.
  private static Optional<Map<Long, Long>> numbers(Pairs pairs) {
    if (!pairs.areLabels()) {
      return Optional.empty();
    }
    Map<Long, Map<Long, Integer>> counts = pairs.counts();
    Map<Long, Long> map = new HashMap<>();
    for (Map.Entry<Long, Map<Long, Integer>> row : counts.entrySet()) {
      long most = 0;
      int best = 0;
      for (Map.Entry<Long, Integer> cell : row.getValue().entrySet()) {
        if (cell.getValue() > best) {
          best = cell.getValue();
          most = cell.getKey();
        }
      }
      map.put(row.getKey(), most);
    }
    return new HashSet<>(map.values()).size() == map.size() ? Optional.of(map) : Optional.empty();
  }

  private static Explanation explanation(
      Map<Long, Long> map, boolean sameNumbers, long moved, Fit fit, Case mismatch) {
    List<String> examples = new ArrayList<>();
    map.entrySet().stream()
        .filter(e -> !e.getKey().equals(e.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .limit(3)
        .forEach(e -> examples.add(e.getKey() + " is " + e.getValue()));
    boolean mask = map.size() == 2 && sameNumbers;
    return new Explanation(
        Cause.LABELS_RENUMBERED,
        mask
            ? "foreground and background are exchanged in the test output"
            : "the test output has the same labels under other numbers ("
                + String.join(", ", examples)
                + (moved > 3 ? ", …" : "")
                + ")",
        fit.within(),
        sameNumbers || map.size() > 8 ? 1 : Explanation.FITTED + 3,
        Correction.of(
            mismatch.testOutput(),
            mask
                ? "Make the test output again; what is 1 in it must be 1 in the network's output."
                : "Make the test output again with these weights, or export the network with the"
                    + " numbers of the test output."));
  }
}
