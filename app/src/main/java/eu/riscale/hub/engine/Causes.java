package eu.riscale.hub.engine;

import java.util.ArrayList;
import java.util.List;

/// What led to a failure. Engines wrap what their libraries say, some of them several times.
public final class Causes {
  private static final int MOST = 20;

  private Causes() {}

  /// The failure itself, then the cause of each, so far as it is followed: a chain can have no end.
  public static List<Throwable> of(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable each = failure;
    while (each != null && causes.size() < MOST) {
      causes.add(each);
      each = each.getCause();
    }
    return causes;
  }
}
