package eu.riscale.hub.security;

import java.util.List;
import java.util.stream.Stream;

/// All of them, in the order of the page.
final class Attacks {
  private Attacks() {}

  static List<Attack> all() {
    return Stream.of(
            TorchScriptAttacks.all(),
            PickleAttacks.all(),
            SavedModelAttacks.all(),
            OnnxAttacks.all(),
            KerasAttacks.all(),
            SourceAttacks.all(),
            TensorAttacks.all(),
            DescriptionAttacks.all(),
            CoverAttacks.all(),
            RunningAttacks.all())
        .flatMap(List::stream)
        .toList();
  }
}
