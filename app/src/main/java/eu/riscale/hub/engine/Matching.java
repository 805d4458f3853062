package eu.riscale.hub.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which tensor of a network each tensor of a description is: by name where every name in the
/// description is one of the network's, else by position.
///
/// @param by what tells which is which
/// @param order for each tensor of the description, in order, the position of its partner in the
///   network
public record Matching(By by, List<Integer> order) {

  /// What tells which tensor is which.
  public enum By {
    NAME,
    POSITION
  }

  /// Matches as the class text says.
  ///
  /// @param ids the tensors of the description
  /// @param names the tensors of the network; empty where its format has no names
  public static Matching of(List<String> ids, List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i), i);
    }
    if (!ids.isEmpty() && positions.keySet().containsAll(ids)) {
      return new Matching(By.NAME, ids.stream().map(positions::get).toList());
    }
    return new Matching(By.POSITION, IntStream.range(0, ids.size()).boxed().toList());
  }
}
