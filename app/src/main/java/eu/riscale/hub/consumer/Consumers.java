package eu.riscale.hub.consumer;

import java.util.List;
import java.util.Optional;

/// The consumers that hub knows.
public final class Consumers {
  private static final List<Consumer> ALL =
      List.of(
          new BioimageioCore(),
          new Jdll("jdll", ""),
          new DeepImageJ(),
          new Jdll("icy", ""),
          new Ilastik(),
          new BiaPy(),
          new Careamics(),
          new QuPath(),
          new StarDist(),
          new ZeroCostDl4Mic(),
          new BioEngine(),
          new ModelHub());

  private Consumers() {}

  public static List<Consumer> all() {
    return ALL;
  }

  /// Those in which a user of a hub opens a model: neither libraries nor the hubs' own servers.
  public static List<Consumer> partners() {
    return ALL.stream()
        .filter(consumer ->
            switch (consumer.id()) {
              case "bioimageio.core", "bioengine", "ri-scale" -> false;
              default -> true;
            })
        .toList();
  }

  public static Optional<Consumer> of(String id) {
    return ALL.stream().filter(consumer -> consumer.id().equals(id)).findFirst();
  }
}
