package eu.riscale.hub.predict;

import eu.riscale.hub.run.tiling.Cut;
import eu.riscale.hub.run.tiling.TilePlan;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Tells how images go through the network.
record Told(PredictWatch watch) {
  void plan(TilePlan plan, RunMemory memory) {
    List<String> shapes = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      int[] shape = plan.input(0, i).shape();
      shapes.add(Tensor.shapeText(Arrays.stream(shape).boxed().toList()));
    }
    String size = String.join(" and ", shapes);
    String what =
        plan.isWhole() ? "as a whole, " + size : "in %,d tiles of %s".formatted(plan.count(), size);
    watch.line("run", what + halo(plan) + mirrored(plan));
    watch.line(
        "memory", String.format(Locale.ROOT, "about %.1f GB at the most", memory.peak(plan) / 1e9));
  }

  private static String halo(TilePlan plan) {
    List<String> parts = new ArrayList<>();
    for (Cut cut : plan.cuts()) {
      if (cut.halo() > 0) {
        parts.add("%d along %s".formatted(cut.halo(), cut.line().id()));
      }
    }
    return parts.isEmpty() ? "" : ", with a halo of " + String.join(", ", parts);
  }

  /// What is added beyond the halo, so that a size comes of it that the model takes.
  private static String mirrored(TilePlan plan) {
    List<String> parts = new ArrayList<>();
    for (Cut cut : plan.cuts()) {
      int added = cut.positions().getLast() + cut.tile() - 2 * cut.halo() - cut.length();
      if (added > 0) {
        parts.add("%d along %s".formatted(added, cut.line().id()));
      }
    }
    return parts.isEmpty() ? "" : "; added at the end: " + String.join(", ", parts);
  }
}
