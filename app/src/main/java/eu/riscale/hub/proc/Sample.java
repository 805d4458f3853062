package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The tensors of one sample as they were before any processing, by their ids, and the statistics
/// that steps have asked of them: each is computed once.
public final class Sample {
  /// So many pairs of percentiles need counts of a few megabytes.
  private static final int MOST_AT_ONCE = 32;

  private final Map<String, Tensor> tensors;
  private final List<Sample> dataset;
  private final Parallel parallel;
  private final Map<Object, Object> known = new ConcurrentHashMap<>();

  private Sample(Map<String, Tensor> tensors, List<Sample> dataset, Parallel parallel) {
    this.tensors = Map.copyOf(tensors);
    this.dataset = List.copyOf(dataset);
    this.parallel = parallel;
  }

  /// A sample that is a dataset by itself, worked on by all processors.
  public static Sample of(Map<String, Tensor> tensors) {
    return of(tensors, Parallel.all());
  }

  /// A sample that is a dataset by itself.
  ///
  /// @param tensors the inputs, unprocessed; nothing may write to them later
  public static Sample of(Map<String, Tensor> tensors, Parallel parallel) {
    return new Sample(tensors, List.of(), parallel);
  }

  /// The same sample, where statistics of the dataset are those of `others` together. This sample
  /// counts only if it is among them.
  public Sample within(List<Sample> others) {
    return new Sample(tensors, others, parallel);
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  List<Sample> dataset() {
    return dataset;
  }

  Parallel parallel() {
    return parallel;
  }

  Optional<Tensor> tensor(String id) {
    return Optional.ofNullable(tensors.get(id));
  }

  Statistics.Spread spread(List<Tensor> of, Set<String> axes) {
    if (!areMine(of)) {
      return Statistics.spread(of, axes, parallel);
    }
    Object spread =
        known.computeIfAbsent(new SpreadOf(of, axes), key -> Statistics.spread(of, axes, parallel));
    return (Statistics.Spread) spread;
  }

  Range percentiles(List<Tensor> of, Set<String> axes, Percents percents) {
    if (!areMine(of)) {
      return measure(of, axes, percents);
    }
    Object range =
        known.computeIfAbsent(
            new PercentilesOf(of, axes, percents), key -> measure(of, axes, percents));
    return (Range) range;
  }

  /// Measures many percentiles of an unprocessed tensor at once, each of which would take as long
  /// alone when a step asks for it.
  void foresee(Tensor of, Set<String> axes, Set<Percents> pairs) {
    List<Tensor> tensors = List.of(of);
    List<Percents> missing =
        pairs.stream()
            .filter(pair -> !known.containsKey(new PercentilesOf(tensors, axes, pair)))
            .limit(MOST_AT_ONCE)
            .toList();
    if (missing.size() < 2 || !areMine(tensors)) {
      return;
    }
    PercentileMethod method = missing.getFirst().method();
    List<Percents> alike = missing.stream().filter(pair -> pair.method() == method).toList();
    List<Double> percents =
        alike.stream().flatMap(pair -> Stream.of(pair.low(), pair.high())).distinct().toList();
    List<PerAxis> values = Statistics.percentiles(tensors, axes, percents, method, parallel);
    for (Percents pair : alike) {
      Range range =
          new Range(
              values.get(percents.indexOf(pair.low())), values.get(percents.indexOf(pair.high())));
      known.put(new PercentilesOf(tensors, axes, pair), range);
    }
  }

  private Range measure(List<Tensor> of, Set<String> axes, Percents percents) {
    List<PerAxis> values =
        Statistics.percentiles(
            of, axes, List.of(percents.low(), percents.high()), percents.method(), parallel);
    return new Range(values.get(0), values.get(1));
  }

  /// Only unprocessed tensors are remembered: what lies between two steps would otherwise stay in
  /// memory as long as the sample.
  private boolean areMine(List<Tensor> those) {
    return tensors.values().containsAll(those)
        || (!dataset.isEmpty()
            && those.stream()
                .allMatch(one -> dataset.stream().anyMatch(s -> s.tensors.containsValue(one))));
  }

  /// Two percentiles to measure, each from 0 to 100.
  record Percents(double low, double high, PercentileMethod method) {}

  /// The values at two percentiles.
  record Range(PerAxis low, PerAxis high) {}

  private record SpreadOf(List<Tensor> tensors, Set<String> axes) {}

  private record PercentilesOf(List<Tensor> tensors, Set<String> axes, Percents percents) {}
}
