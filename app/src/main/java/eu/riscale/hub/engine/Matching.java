package eu.riscale.hub.engine;

import java.util.HashSet;
import java.util.List;
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
    if (!ids.isEmpty() && new HashSet<>(names).containsAll(ids)) {
      return new Matching(By.NAME, ids.stream().map(names::indexOf).toList());
    }
    return new Matching(By.POSITION, IntStream.range(0, ids.size()).boxed().toList());
  }
}
