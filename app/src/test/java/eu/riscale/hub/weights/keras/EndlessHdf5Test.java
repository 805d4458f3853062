package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A group of an HDF5 file in 50 kB whose tree names its one node a thousand million times.
final class EndlessHdf5Test {
  private static final int NAMED = 1_000;
  private static final int TREE = 24 + 8 * (2 * NAMED + 1);
  private static final int ROOT = 96;
  private static final int FIRST_TREE = ROOT + 40;
  private static final int LISTED = FIRST_TREE + 3 * TREE;
  private static final int HEAP = LISTED + 48;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isNotReadToItsEndInMemory() {
    refuses(() -> Hdf5.of(endless(), "weights.h5"));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isNotReadToItsEndOnDisk() throws IOException {
    Path file = Files.write(folder.resolve("endless.h5"), endless());
    refuses(() -> Hdf5.unpacked(Files.newInputStream(file), "weights.h5"));
  }

  private interface Opening {
    Hdf5 open() throws IOException;
  }

  private static void refuses(Opening opening) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> {
              try (Hdf5 file = opening.open()) {
                List<KerasOutline.Array> arrays = new ArrayList<>();
                file.read(root -> arrays.addAll(file.arrays(root)));
              }
            });

    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
    assertThat(refusal)
        .hasMessage(
            "weights.h5 has more groups, arrays and parts of arrays than any model, or they go in"
                + " circles");
  }

  /// HDF5 file format 3.0: superblock 0 (II.A), a group with symbol table (IV.A.2.r), its tree
  /// (III.A.1), node (III.B) and heap (III.D).
  private static byte[] endless() {
    ByteBuffer out = ByteBuffer.allocate(HEAP + 48).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
    out.put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0}).putShort((short) 4).putShort((short) 16).putInt(0);
    out.putLong(0).putLong(-1).putLong(out.limit()).putLong(-1);
    entry(out);
    out.put(new byte[] {1, 0, 1, 0}).putInt(1).putInt(24).putInt(0);
    out.putShort((short) 0x11).putShort((short) 16).putInt(0).putLong(FIRST_TREE).putLong(HEAP);
    for (int level = 2; level >= 0; level--) {
      tree(out, level);
    }
    out.put(new byte[] {'S', 'N', 'O', 'D', 1, 0, 1, 0});
    entry(out);
    out.put("HEAP".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    out.putLong(16).putLong(1).putLong(HEAP + 32).put(new byte[] {'a', 0});
    return out.array();
  }

  private static void tree(ByteBuffer out, int level) {
    long child = (long) out.position() + TREE;
    out.put("TREE".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 0).put((byte) level).putShort((short) NAMED).putLong(-1).putLong(-1);
    for (int i = 0; i < NAMED; i++) {
      out.putLong(0).putLong(child);
    }
    out.putLong(0);
  }

  /// The group itself, under the name at the start of the heap.
  private static void entry(ByteBuffer out) {
    out.putLong(0).putLong(ROOT).putLong(0).putLong(0).putLong(0);
  }
}
