package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// What a file is by its first bytes.
///
/// @param standIn what came in the place of the file that is meant
/// @param zeros whether there is nothing but zeros
public record FileStart(FileKind kind, Optional<StandIn> standIn, boolean zeros) {
  /// Reads the first bytes of a file.
  ///
  /// @param name of the file, without folders
  public static FileStart of(InputStream in, String name) throws IOException {
    byte[] start = in.readNBytes(StandIn.LOOK);
    return new FileStart(FileKind.of(start), StandIn.of(start, name), isOfZeros(start));
  }

  private static boolean isOfZeros(byte[] start) {
    for (byte value : start) {
      if (value != 0) {
        return false;
      }
    }
    return start.length > 0;
  }
}
