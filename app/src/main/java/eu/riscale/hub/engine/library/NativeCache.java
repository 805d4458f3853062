package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where hub keeps the native libraries that it brings, unpacked once per machine. Where its cache
/// folder cannot be used, or other people could have changed what lies there, they are unpacked for
/// this process alone.
public final class NativeCache {
  private final Optional<Path> cache;
  private final Consumer<String> progress;
  private @Nullable TemporaryFolder ownFolder;

  /// @param cache hub's cache folder, made when it is first needed; empty where there is none
  public NativeCache(Optional<Path> cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /// The folder that has the library's files, each as hub was built with.
  ///
  /// @throws EngineException of kind MACHINE where there is room for them nowhere
  Path unpack(NativeLibrary library) throws EngineException {
    synchronized (NativeCache.class) {
      IOException unusable;
      try {
        return inCache(library);
      } catch (NativeLibrary.Lacking e) {
        throw lacking(library, e);
      } catch (IOException e) {
        unusable = e;
      }
      try {
        return inOwnFolder(library, unusable);
      } catch (IOException e) {
        throw nowhere(library, unusable, e);
      }
    }
  }

  private Path inCache(NativeLibrary library) throws IOException {
    Path folder = cache.orElseThrow(() -> new IOException("there is no home folder"));
    return new CachedLibrary(folder, library).get(progress);
  }

  private Path inOwnFolder(NativeLibrary library, IOException why) throws IOException {
    if (ownFolder == null) {
      ownFolder = TemporaryFolder.make("engines");
    }
    CachedLibrary own = new CachedLibrary(ownFolder.path(), library);
    return own.get(line ->
        progress.accept(
            "hub's cache folder%s cannot be used (%s), so %s is unpacked for this run alone…"
                .formatted(
                    cache.map(folder -> " " + folder).orElse(""),
                    Reason.of(why),
                    library.label())));
  }

  private static EngineException lacking(NativeLibrary library, IOException e) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "hub's installation lacks a sound %s: %s.".formatted(library.label(), Reason.of(e)),
        "Install hub again.",
        e);
  }

  private EngineException nowhere(NativeLibrary library, IOException cached, IOException own) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String place = cache.map(folder -> "the cache folder " + folder).orElse("a cache folder");
    return new EngineException(
        EngineException.Kind.MACHINE,
        "%s cannot be unpacked, neither into %s (%s) nor into %s (%s)."
            .formatted(library.label(), place, Reason.of(cached), temporary, Reason.of(own)),
        "Name a folder on a disk that has 1 GB of room, that you may write to and that programs may"
            + " run from, by the environment variable HUB_CACHE_DIR; the model need not change.",
        own);
  }
}
