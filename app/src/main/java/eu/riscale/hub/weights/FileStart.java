package eu.riscale.hub.weights;

import eu.riscale.hub.spec.file.Hdf5Outline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file is by its first bytes, whatever it is called.
public enum FileStart {
  EMPTY,
  HDF5,
  ZIP,
  PICKLE,
  JSON,
  WEB_PAGE,
  /// What Git LFS leaves in the place of a file that it has not fetched.
  LFS_POINTER,
  /// None of these, such as an ONNX graph, which has no mark of its own.
  OTHER;

  private static final int BYTES = 8;

  public static FileStart of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(BYTES));
    }
  }

  private static FileStart of(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    if (Hdf5Outline.isHdf5(start)) {
      return HDF5;
    }
    if (start.length > 3 && start[0] == 'P' && start[1] == 'K') {
      return ZIP;
    }
    if (start[0] == (byte) 0x80) {
      return PICKLE;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).strip();
    return text.startsWith("{")
        ? JSON
        : text.startsWith("<") ? WEB_PAGE : text.startsWith("version") ? LFS_POINTER : OTHER;
  }
}
