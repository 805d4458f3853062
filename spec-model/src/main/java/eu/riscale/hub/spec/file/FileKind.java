package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a file of weights says that it is, by its first bytes. ONNX files have no such mark: they
/// are [#OTHER] until their messages are read.
public enum FileKind {
  EMPTY,
  HDF5,
  ZIP,
  /// Python objects, such as a state dict of PyTorch before 1.6.
  PICKLE,
  JSON,
  /// Stands for a file that was not downloaded.
  GIT_LFS_POINTER,
  /// A web page, as servers send in the place of a file that they do not give.
  WEB_PAGE,
  OTHER;

  /// How many bytes at the start of a file tell.
  public static final int START = 16;

  private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final int NEWEST_PICKLE = 5;

  /// By the first [#START] bytes, or all of a shorter file; more do no harm.
  public static FileKind of(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    if (startsWith(start, HDF5_MAGIC)) {
      return HDF5;
    }
    if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (startsWith(start, 0x80) && start.length > 1 && start[1] >= 0 && start[1] <= NEWEST_PICKLE) {
      return PICKLE;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("version ")) {
      return GIT_LFS_POINTER;
    }
    String first = text.stripLeading();
    return first.startsWith("{") ? JSON : first.startsWith("<") ? WEB_PAGE : OTHER;
  }

  /// Reads the first bytes of a file.
  public static FileKind of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /// Reads the first bytes of a file.
  public static FileKind of(InputStream in) throws IOException {
    return of(in.readNBytes(START));
  }

  private static boolean startsWith(byte[] start, int... magic) {
    byte[] bytes = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      bytes[i] = (byte) magic[i];
    }
    return startsWith(start, bytes);
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }
}
