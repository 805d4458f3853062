package eu.riscale.hub.tensor;

/// Goes through a tensor once and folds every group's elements.
record Scan(Tensor tensor, Groups groups, Reduction reduction) {
  /// Parts may take this many bytes, or as many as the tensor has elements.
  private static final long SPARE = 1 << 20;

  /// The numbers of every group, group after group.
  double[] run(Parallel parallel) {
    int slots = reduction.slots();
    double[] result = new double[groups.count() * slots];
    for (int group = 0; group < groups.count(); group++) {
      reduction.clear(result, group * slots);
    }
    int each = groups.columns() * slots;
    if ((long) groups.units() * each * Double.BYTES > Math.max(SPARE, tensor.size())) {
      inTurn(result, new double[each]);
      return result;
    }
    double[] parts = new double[groups.units() * each];
    groups.forEachRange(
        parallel,
        (from, to) -> {
          Block block = new Block();
          for (int unit = from; unit < to; unit++) {
            fold(unit, block, parts, unit * each);
          }
        });
    for (int unit = 0; unit < groups.units(); unit++) {
      gather(unit, result, parts, unit * each);
    }
    return result;
  }

  /// Many small groups: the parts of all would take more memory than the tensor.
  private void inTurn(double[] result, double[] part) {
    Block block = new Block();
    for (int unit = 0; unit < groups.units(); unit++) {
      fold(unit, block, part, 0);
      gather(unit, result, part, 0);
    }
  }

  private void fold(int unit, Block block, double[] part, int at) {
    int columns = groups.columns();
    int start = groups.startOf(unit);
    int rows = groups.rowsOf(unit);
    for (int column = 0; column < columns; column++) {
      reduction.clear(part, at + column * reduction.slots());
    }
    if (columns <= Block.WIDTH / 2) {
      int most = Block.SIZE / columns * columns;
      for (int done = 0; done < rows * columns; done += most) {
        block.fold(tensor, start + done, Math.min(most, rows * columns - done), columns);
        reduction.add(block, part, at);
      }
      return;
    }
    for (int column = 0; column < columns; column += Block.WIDTH) {
      int width = Math.min(Block.WIDTH, columns - column);
      block.cut(tensor, start + column, rows, width, columns);
      reduction.add(block, part, at + column * reduction.slots());
    }
  }

  private void gather(int unit, double[] into, double[] parts, int at) {
    int first = groups.first(groups.stretchOf(unit));
    int slots = reduction.slots();
    for (int column = 0; column < groups.columns(); column++) {
      reduction.merge(into, (first + column) * slots, parts, at + column * slots);
    }
  }
}
