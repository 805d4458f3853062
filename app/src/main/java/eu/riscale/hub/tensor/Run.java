package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.List;

/// `count` elements of a tensor, each `stride` after the one before.
record Run(Tensor tensor, int start, int stride, int count) {

  /// Elements of all runs together.
  static long size(List<Run> runs) {
    long size = 0;
    for (Run run : runs) {
      size += run.count;
    }
    return size;
  }

  /// The same elements in pieces of at most `most`.
  static List<Run> cut(List<Run> runs, int most) {
    List<Run> pieces = new ArrayList<>();
    for (Run run : runs) {
      for (int done = 0; done < run.count; done += most) {
        int count = Math.min(most, run.count - done);
        pieces.add(new Run(run.tensor, run.start + done * run.stride, run.stride, count));
      }
    }
    return pieces;
  }

  /// The runs that make up each group.
  static List<List<Run>> perGroup(Tensor tensor, Groups groups) {
    List<List<Run>> runs = new ArrayList<>(groups.count());
    for (int group = 0; group < groups.count(); group++) {
      runs.add(new ArrayList<>(1));
    }
    for (int stretch = 0; stretch < groups.outer(); stretch++) {
      for (int column = 0; column < groups.columns(); column++) {
        runs.get(groups.first(stretch) + column)
            .add(new Run(tensor, groups.start(stretch) + column, groups.columns(), groups.rows()));
      }
    }
    return runs;
  }
}
