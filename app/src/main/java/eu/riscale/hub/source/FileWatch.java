package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Waits until files change, whoever writes them: in place, or beside and then moved, as editors
/// do.
public final class FileWatch implements AutoCloseable {
  /// An editor is done with a file when it is quiet for so long.
  private static final long QUIET_MILLIS = 200;

  /// A program that never stops writing does not keep hub from looking.
  private static final int MOST_PAUSES = 10;

  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 8;

  private final WatchService service;
  private final List<Path> sources;
  private final Map<Path, WatchKey> watched = new HashMap<>();
  private Map<Path, String> last;

  private FileWatch(WatchService service, List<Path> sources) throws IOException {
    this.service = service;
    this.sources = sources;
    this.last = state();
  }

  /// @param sources folders, whose files are watched; descriptions, with the files of their folder;
  ///   other files, each by itself
  public static FileWatch of(List<Path> sources) throws IOException {
    return new FileWatch(FileSystems.getDefault().newWatchService(), sources);
  }

  /// How many files are watched.
  public int files() {
    return last.size();
  }

  /// Returns once a file is new, gone or another than when this was called last.
  ///
  /// @return the first that has changed
  public Path await() throws IOException, InterruptedException {
    while (true) {
      Map<Path, String> before = last;
      last = state();
      for (Map.Entry<Path, String> each : last.entrySet()) {
        if (!each.getValue().equals(before.remove(each.getKey()))) {
          return each.getKey();
        }
      }
      if (!before.isEmpty()) {
        return before.keySet().iterator().next();
      }
      drain(service.take());
      for (int i = 0; i < MOST_PAUSES; i++) {
        WatchKey more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (more == null) {
          break;
        }
        drain(more);
      }
    }
  }

  private static void drain(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  /// What tells each file from what it was, and every folder in which one may change is watched.
  private Map<Path, String> state() throws IOException {
    Map<Path, String> state = new HashMap<>();
    for (Path source : sources) {
      Path path = source.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        walk(path, state);
      } else if (SourcePath.isDescription(path) && path.getParent() != null) {
        walk(path.getParent(), state);
      } else if (path.getParent() != null) {
        watch(path.getParent());
        if (Files.isRegularFile(path)) {
          state.put(path, stamp(Files.readAttributes(path, BasicFileAttributes.class)));
        }
      }
    }
    return state;
  }

  private void walk(Path folder, Map<Path, String> state) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            if (!inner.equals(folder) && isHidden(inner)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            watch(inner);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isDirectory() && !isHidden(file)) {
              state.put(file, stamp(attributes));
            }
            return state.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // It is gone, or nobody may read it.
          }
        });
  }

  private void watch(Path folder) throws IOException {
    WatchKey known = watched.get(folder);
    if (known == null || !known.isValid()) {
      watched.put(
          folder,
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE));
    }
  }

  private static String stamp(BasicFileAttributes file) {
    return file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
  }

  /// What editors and systems leave beside a file is none of the model.
  private static boolean isHidden(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".")
        || name.endsWith("~")
        || name.startsWith("#")
        || name.equals("4913");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
