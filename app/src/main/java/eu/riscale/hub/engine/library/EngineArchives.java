package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Opening;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The engines of a packaged hub, which come as an archive each and are installed into a folder
/// beside it, or into one of the person's own. A hub that was built here has its engines on the
/// class path and lists none.
///
/// @param listed those that this hub was made with, and takes no others
/// @param folders where they may lie, the first one for all people of this machine
public record EngineArchives(List<EngineArchive> listed, List<Path> folders) {
  private static final String LIST = "engines.txt";
  private static final String FOLDER = "engines";

  public EngineArchives {
    listed = List.copyOf(listed);
    folders = List.copyOf(folders);
  }

  /// Read once: what is installed does not change while hub runs, but by its own hand.
  private static final class Own {
    static final EngineArchives ARCHIVES = of(System.getProperty("java.class.path", ""));
  }

  /// Those of the hub that runs.
  public static EngineArchives own() {
    return Own.ARCHIVES;
  }

  static EngineArchives of(String classPath) {
    try {
      Path first = Path.of(classPath.split(File.pathSeparator, 2)[0]).toAbsolutePath();
      Optional<Path> lib = Optional.ofNullable(first.getParent());
      Optional<Path> list = lib.map(folder -> folder.resolve(LIST)).filter(Files::isRegularFile);
      return list.isEmpty()
          ? new EngineArchives(List.of(), List.of())
          : new EngineArchives(read(list.get()), folders(lib.orElseThrow()));
    } catch (IOException | InvalidPathException e) {
      return new EngineArchives(List.of(), List.of());
    }
  }

  private static List<EngineArchive> read(Path list) throws IOException {
    return Files.readAllLines(list, StandardCharsets.UTF_8).stream()
        .flatMap(line -> EngineArchive.parse(line).stream())
        .toList();
  }

  private static List<Path> folders(Path lib) {
    List<Path> folders = new ArrayList<>(List.of(lib.resolveSibling(FOLDER)));
    PersonFolder.DATA.ofThisProcess().ifPresent(data -> folders.add(data.resolve(FOLDER)));
    return folders;
  }

  /// The archive of that name.
  Optional<EngineArchive> named(String file) {
    return listed.stream().filter(archive -> archive.file().equals(file)).findFirst();
  }

  /// The names of all, for messages.
  public String names() {
    return String.join(", ", listed.stream().map(EngineArchive::file).toList());
  }

  /// Where an archive is installed.
  public Optional<Path> installed(EngineArchive archive) {
    return folders.stream()
        .map(folder -> folder.resolve(archive.file()))
        .filter(file -> file.toFile().length() == archive.size())
        .findFirst();
  }

  /// Says that an engine is not here, and how to get it.
  public Opening.Unavailable missing(OwnEngine engine) {
    return listed.stream()
        .filter(archive -> archive.engine() == engine)
        .findFirst()
        .map(archive ->
            new Opening.Unavailable(
                "%s is not installed.".formatted(archive.label()),
                "Get %s from where this hub came from, and run: hub engines install %s"
                    .formatted(archive.file(), archive.file())))
        .orElseGet(() -> Opening.Unavailable.noLibrary(engine.label()));
  }
}
