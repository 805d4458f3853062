package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a file of weights says that it is, by its first bytes. ONNX files have no such mark: they
/// are [#OTHER] until their messages are read.
public enum FileKind {
  EMPTY("an empty file"),
  HDF5("an HDF5 file"),
  ZIP("a zip archive"),
  /// Python objects, such as a state dict of PyTorch before 1.6.
  PICKLE("a pickle of Python objects"),
  NPY("a .npy file of numpy"),
  PNG("a PNG picture"),
  JPEG("a JPEG picture"),
  GIF("a GIF picture"),
  TIFF("a TIFF picture"),
  PDF("a PDF document"),
  GZIP("a gzip archive"),
  SEVEN_ZIP("a 7z archive"),
  RAR("a RAR archive"),
  XZ("an xz archive"),
  JSON("a JSON text"),
  /// Stands for a file that was not downloaded.
  GIT_LFS_POINTER("a Git LFS pointer"),
  /// A web page, as servers send in the place of a file that they do not give.
  WEB_PAGE("a web page"),
  OTHER("of no kind that hub knows");

  /// How many bytes at the start of a file tell.
  public static final int START = 16;

  private static final int NEWEST_PICKLE = 5;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /// What such a file is, such as `an HDF5 file`.
  public String words() {
    return words;
  }

  /// By the first [#START] bytes, or all of a shorter file; more do no harm.
  public static FileKind of(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    if (startsWith(start, 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n')) {
      return HDF5;
    }
    if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (startsWith(start, 0x80) && start.length > 1 && start[1] >= 0 && start[1] <= NEWEST_PICKLE) {
      return PICKLE;
    }
    Optional<FileKind> marked = marked(start);
    if (marked.isPresent()) {
      return marked.get();
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("version ")) {
      return GIT_LFS_POINTER;
    }
    String first = text.stripLeading();
    return first.startsWith("{") ? JSON : first.startsWith("<") ? WEB_PAGE : OTHER;
  }

  private static Optional<FileKind> marked(byte[] start) {
    if (startsWith(start, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
      return Optional.of(NPY);
    }
    if (startsWith(start, 0x89, 'P', 'N', 'G', '\r', '\n')) {
      return Optional.of(PNG);
    }
    if (startsWith(start, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (startsWith(start, 'G', 'I', 'F', '8')) {
      return Optional.of(GIF);
    }
    if (startsWith(start, 'I', 'I', 42, 0)
        || startsWith(start, 'I', 'I', 43, 0)
        || startsWith(start, 'M', 'M', 0, 42)
        || startsWith(start, 'M', 'M', 0, 43)) {
      return Optional.of(TIFF);
    }
    if (startsWith(start, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    }
    return packed(start);
  }

  private static Optional<FileKind> packed(byte[] start) {
    if (startsWith(start, 0x1F, 0x8B, 8)) {
      return Optional.of(GZIP);
    }
    if (startsWith(start, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
      return Optional.of(SEVEN_ZIP);
    }
    if (startsWith(start, 'R', 'a', 'r', '!', 0x1A, 7)) {
      return Optional.of(RAR);
    }
    return startsWith(start, 0xFD, '7', 'z', 'X', 'Z', 0) ? Optional.of(XZ) : Optional.empty();
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

  static boolean startsWith(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= start.length || Byte.toUnsignedInt(start[i]) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
