package eu.riscale.hub.init.trial;

import java.util.List;

/// What runs have shown of a network.
///
/// @param inputs as they are given to it
/// @param variables the free lengths
/// @param base lengths with which it runs
/// @param rules which lengths each of them may have
/// @param anyBatch whether it takes several samples at once
/// @param outputs the axes of each output
/// @param isWhole whether there was time for all runs
public record Found(
    List<InputGuess> inputs,
    List<Trial.Variable> variables,
    List<Integer> base,
    List<Rule> rules,
    boolean anyBatch,
    List<List<Relation>> outputs,
    boolean isWhole) {
  /// The smallest lengths and so many steps more.
  int[] lengths(int steps) {
    int[] lengths = new int[rules.size()];
    for (int v = 0; v < lengths.length; v++) {
      lengths[v] =
          switch (rules.get(v)) {
            case Rule.Only(int length) -> length;
            case Rule.Stepped(int min, int step) -> min + steps * step;
            case Rule.SameAs(int leader) -> lengths[leader];
          };
    }
    return lengths;
  }
}
