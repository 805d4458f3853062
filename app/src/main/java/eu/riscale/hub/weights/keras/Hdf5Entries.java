package eu.riscale.hub.weights.keras;

/// Counts the entries of groups before the library reads them: it takes more than a kilobyte for
/// each, however small it is in the file.
final class Hdf5Entries {
  private static final int MOST = 100_000;

  /// The nodes that list them. (HDF5 file format 3.0, III.B, "Symbol Table Nodes".)
  private static final byte[] NODE = {'S', 'N', 'O', 'D'};

  private Hdf5Entries() {}

  /// @throws Refusal where there are more than in any model
  static void requireFew(byte[] file, String name) {
    long entries = 0;
    for (int at = 0; at + 8 <= file.length; at++) {
      if (file[at] == NODE[0]
          && file[at + 1] == NODE[1]
          && file[at + 2] == NODE[2]
          && file[at + 3] == NODE[3]) {
        entries += Byte.toUnsignedInt(file[at + 6]) | Byte.toUnsignedInt(file[at + 7]) << 8;
      }
    }
    if (entries > MOST) {
      throw Refusal.tooLarge(name + " has more than " + MOST + " entries in its groups");
    }
  }
}
