package eu.riscale.hub.weights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The arrays that a weights file holds.
public record Parameters(List<StoredTensor> tensors) {
  public static final Parameters NONE = new Parameters(List.of());

  public Parameters {
    tensors = List.copyOf(tensors);
  }

  /// How many numbers training has set.
  public long trained() {
    return elements(StoredTensor.Role.PARAMETER);
  }

  /// How many numbers are there besides, such as running means.
  public long buffered() {
    return elements(StoredTensor.Role.BUFFER);
  }

  private long elements(StoredTensor.Role role) {
    return sum(tensors.stream().filter(tensor -> tensor.role() == role).toList());
  }

  /// How many numbers there are of each type.
  public Map<String, Long> byType() {
    Map<String, Long> counts = new TreeMap<>();
    tensors.forEach(tensor -> counts.merge(tensor.dtype(), tensor.elements(), Parameters::plus));
    return counts;
  }

  /// The names of those that share their storage with one before them, as tied weights do.
  public List<String> shared() {
    Set<String> storages = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (StoredTensor tensor : tensors) {
      if (!tensor.storage().isEmpty() && !storages.add(tensor.storage())) {
        names.add(tensor.name());
      }
    }
    return names;
  }

  /// How many numbers the arrays have; as many as a `long` can hold where they claim more.
  public static long sum(List<StoredTensor> tensors) {
    return tensors.stream().map(StoredTensor::elements).reduce(0L, Parameters::plus);
  }

  /// Files may claim any numbers.
  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
