package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What can be told of an HDF5 file without reading its tree.
///
/// @param declaredBytes the size that the file should have; 0 where it does not say
/// @param hasModel whether a Keras network is described in it, not its weights alone
public record Hdf5Outline(long declaredBytes, boolean hasModel) {
  private static final byte[] MODEL = "model_config".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  /// Empty where the file is no HDF5 file.
  public static Optional<Hdf5Outline> read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(64);
    return FileKind.of(start) == FileKind.HDF5
        ? Optional.of(new Hdf5Outline(declaredBytes(start), contains(in, MODEL)))
        : Optional.empty();
  }

  private static long declaredBytes(byte[] start) {
    if (start.length < 64) {
      return 0;
    }
    int version = start[8];
    int offsetBytes = version < 2 ? start[13] : start[9];
    ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int at = version == 0 ? 40 : version == 1 ? 44 : version <= 3 ? 28 : -1;
    return offsetBytes == 8 && at > 0 ? bytes.getLong(at) : 0;
  }

  private static boolean contains(InputStream in, byte[] wanted) throws IOException {
    byte[] buffer = new byte[BUFFER + wanted.length];
    int kept = 0;
    for (int n = in.readNBytes(buffer, kept, BUFFER);
        n > 0;
        n = in.readNBytes(buffer, kept, BUFFER)) {
      int length = kept + n;
      if (indexOf(buffer, length, wanted) >= 0) {
        return true;
      }
      kept = Math.min(wanted.length - 1, length);
      System.arraycopy(buffer, length - kept, buffer, 0, kept);
    }
    return false;
  }

  private static int indexOf(byte[] buffer, int length, byte[] wanted) {
    for (int at = 0; at + wanted.length <= length; at++) {
      int same = 0;
      while (same < wanted.length && buffer[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
