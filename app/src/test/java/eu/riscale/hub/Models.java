package eu.riscale.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The small models under `src/test/models`, and copies of them to break.
public final class Models {
  private static final Path FOLDER = Path.of("src", "test", "models");

  private Models() {}

  public static Path of(String name) {
    return FOLDER.resolve(name);
  }

  /// Names of the models that begin with `prefix`, sorted.
  public static List<String> named(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  /// A copy of the model in a new folder `twin` under `dir`.
  public static Path copy(String name, Path dir) throws IOException {
    Path twin = Files.createDirectories(dir.resolve("twin"));
    try (Stream<Path> files = Files.list(of(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, twin.resolve(file.getFileName()));
      }
    }
    return twin;
  }

  /// Replaces text in the description, which must have it.
  public static void edit(Path model, String from, String to) throws IOException {
    Path rdf = model.resolve("rdf.yaml");
    String text = Files.readString(rdf);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("no '" + from + "' in " + rdf);
    }
    Files.writeString(rdf, text.replace(from, to));
  }

  /// Takes the checksums out of the description, so that a test can change the files.
  public static void dropChecksums(Path model) throws IOException {
    Path rdf = model.resolve("rdf.yaml");
    String text = Files.readString(rdf).replaceAll(",\\s*sha256: [0-9a-f]{64}", "");
    Files.writeString(rdf, text.replaceAll("\\n\\s*sha256: [0-9a-f]{64}", ""));
  }

  /// The folder's files in a zip, under `top` (empty, or a folder's name with its slash).
  public static Path zip(Path model, Path zip, String top) throws IOException {
    try (Stream<Path> files = Files.list(model);
        ZipOutputStream out =
            new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new ZipEntry(top + file.getFileName()));
        Files.copy(file, out);
      }
    }
    return zip;
  }
}
