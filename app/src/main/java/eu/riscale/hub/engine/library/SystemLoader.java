package eu.riscale.hub.engine.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where Linux looks for a library that is named without a folder.
///
/// @param folders those of LD_LIBRARY_PATH, and the usual ones
/// @param index what `ldconfig` has noted down of the others, a path before each zero
record SystemLoader(List<Path> folders, String index) {
  private static final int LARGEST_INDEX = 16 << 20;

  static SystemLoader ofThisMachine() {
    String named = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
    Stream<String> usual = Stream.of("/lib64", "/usr/lib64", "/lib", "/usr/lib");
    return new SystemLoader(
        Stream.concat(Arrays.stream(named.split(":", -1)).filter(s -> !s.isEmpty()), usual)
            .flatMap(SystemLoader::path)
            .toList(),
        index(Path.of("/etc/ld.so.cache")));
  }

  /// @param name such as `libcublas.so.13`
  boolean finds(String name) {
    return index.contains("/" + name + "\0")
        || folders.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static String index(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST_INDEX), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
