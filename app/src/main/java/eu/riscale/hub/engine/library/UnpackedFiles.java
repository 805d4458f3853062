package eu.riscale.hub.engine.library;

import eu.riscale.hub.source.Private;
import eu.riscale.hub.spec.file.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The files of a library as they were unpacked, kept in a file beside them. Sizes and times tell
/// at every start, within a millisecond, that nobody has touched them since; checksums, where they
/// have, whether they are the same.
///
/// @param files name → what it was when it was unpacked
record UnpackedFiles(Map<String, State> files) {
  private static final String NAME = ".unpacked";
  private static final int LONGEST = 1 << 16;

  /// Of no library: what stands for a file that is not there, or cannot be read.
  static final UnpackedFiles NONE = new UnpackedFiles(Map.of());

  /// @param times when the file was last written, and where the system knows it, last changed in
  ///   any way: that cannot be set back
  record State(long size, String times, String sha256) {}

  static UnpackedFiles read(Path folder) {
    Map<String, State> files = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ", -1);
        files.put(words[0], new State(Long.parseLong(words[1]), words[2], words[3]));
      }
      return new UnpackedFiles(files);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return NONE;
    }
  }

  /// Unpacks a library into an empty folder, and compares sizes and checksums with what hub was
  /// built with.
  static UnpackedFiles unpack(NativeLibrary library, Path folder) throws IOException {
    Map<String, State> files = new LinkedHashMap<>();
    for (String name : library.files()) {
      Path file = folder.resolve(name);
      String sha256 = library.copy(name, file);
      Private.keepToOwner(file);
      files.put(name, new State(Files.size(file), times(file), sha256));
    }
    return new UnpackedFiles(files);
  }

  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    files.forEach((name, state) ->
        text.append("%s %d %s %s%n".formatted(name, state.size, state.times, state.sha256)));
    // Others may read it meanwhile.
    Path whole = Files.writeString(folder.resolve(NAME + "-" + UUID.randomUUID()), text);
    Files.move(whole, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  boolean isOf(NativeLibrary library) {
    return files.keySet().equals(library.resources().keySet());
  }

  boolean areUnchanged(Path folder) throws IOException {
    for (Map.Entry<String, State> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      State state = file.getValue();
      if (!hasSize(path, state) || !times(path).equals(state.times)) {
        return false;
      }
    }
    return true;
  }

  boolean haveSameBytes(Path folder) throws IOException {
    for (Map.Entry<String, State> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!hasSize(path, file.getValue())) {
        return false;
      }
      try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        if (!Checksums.sha256(in).hex().equals(file.getValue().sha256)) {
          return false;
        }
      }
    }
    return true;
  }

  /// The same files with the times that they have now.
  UnpackedFiles asTheyAre(Path folder) throws IOException {
    Map<String, State> now = new LinkedHashMap<>();
    for (Map.Entry<String, State> file : files.entrySet()) {
      State state = file.getValue();
      Path path = folder.resolve(file.getKey());
      now.put(file.getKey(), new State(state.size, times(path), state.sha256));
    }
    return new UnpackedFiles(now);
  }

  private static boolean hasSize(Path file, State state) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == state.size;
  }

  private static String times(Path file) throws IOException {
    boolean isUnix = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    Map<String, Object> times =
        Files.readAttributes(
            file,
            isUnix ? "unix:lastModifiedTime,ctime" : "lastModifiedTime,creationTime",
            LinkOption.NOFOLLOW_LINKS);
    return times.get("lastModifiedTime") + "," + times.get(isUnix ? "ctime" : "creationTime");
  }
}
