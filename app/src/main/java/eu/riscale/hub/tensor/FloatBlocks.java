package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The elements of runs as stretches of floats in memory, for types that fit float32.
final class FloatBlocks {
  private final List<Run> pieces;
  private final Parallel parallel;

  FloatBlocks(List<Run> runs, Parallel parallel) {
    this.pieces = Run.cut(runs, Elements.BLOCK);
    this.parallel = parallel;
  }

  /// Sees the elements from `from` up to, not including, `to`.
  interface Visitor {
    void visit(float[] data, int from, int to);
  }

  /// Shows every element to one of several visitors, one per thread.
  <V extends Visitor> List<V> visit(Supplier<V> maker) {
    List<V> visitors = new ArrayList<>();
    int tasks = Math.min(parallel.threads(), pieces.size());
    for (int task = 0; task < tasks; task++) {
      visitors.add(maker.get());
    }
    parallel.run(
        tasks,
        task -> {
          float[] scratch = new float[Elements.BLOCK];
          int end = (int) ((task + 1L) * pieces.size() / tasks);
          for (int i = (int) ((long) task * pieces.size() / tasks); i < end; i++) {
            show(pieces.get(i), scratch, visitors.get(task));
          }
        });
    return visitors;
  }

  private static void show(Run run, float[] scratch, Visitor visitor) {
    if (run.tensor().dtype() == DType.FLOAT32 && run.stride() == 1) {
      visitor.visit(run.tensor().floats(), run.start(), run.start() + run.count());
      return;
    }
    Elements.read(run.tensor(), run.start(), run.stride(), scratch, run.count());
    visitor.visit(scratch, 0, run.count());
  }
}
