package eu.riscale.hub.work;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ForwardingFileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.weights.reader.Uses;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The files of a model, of which the weights are read on another core while the description is
/// judged: for their checksums, and for what they would do to whoever opens them. They are most of
/// the bytes that are read.
final class ReadAhead implements ForwardingFileLookup, AutoCloseable {
  /// A model has its weights in each format once.
  private static final int MOST_WEIGHTS = 10;

  private final FileLookup files;
  private final Map<FileSource, FutureTask<Sha256>> sums = new LinkedHashMap<>();
  private final Map<FileSource, FutureTask<Uses>> uses = new LinkedHashMap<>();
  private @Nullable Thread thread;

  private ReadAhead(FileLookup files) {
    this.files = files;
  }

  /// Files of which each is read when it is asked for.
  static ReadAhead none(FileLookup files) {
    return new ReadAhead(files);
  }

  /// Begins to read the weights that are named in a description, be it right or not. Those in a zip
  /// are read when they are asked for, as all other files are.
  static ReadAhead of(YamlDocument document, FileLookup files) {
    ReadAhead ahead = none(files);
    if (files.isForManyThreads()
        && Runtime.getRuntime().availableProcessors() > 1
        && document.root() instanceof YamlMapping root
        && root.get("weights") instanceof YamlMapping weights) {
      weights.entries().stream()
          .limit(MOST_WEIGHTS)
          .forEach(entry -> {
            if (entry.value() instanceof YamlMapping fields) {
              ahead.add(fields);
            }
          });
    }
    ahead.begin();
    return ahead;
  }

  private void add(YamlMapping weights) {
    if (weights.get("source") instanceof YamlScalar(YamlScalar.Kind kind, String text, var span)) {
      FileSource.parse(text)
          .filter(FileSource.RelativePath.class::isInstance)
          .ifPresent(source -> {
            if (weights.get("sha256") != null) {
              sums.putIfAbsent(source, new FutureTask<>(() -> files.sha256(source)));
            }
            uses.putIfAbsent(source, new FutureTask<>(read(source)));
          });
    }
  }

  private Callable<Uses> read(FileSource source) {
    return () -> UsesReader.of(files.onDisk(source));
  }

  private void begin() {
    if (!uses.isEmpty()) {
      Thread reading =
          new Thread(
              () -> {
                sums.values().forEach(FutureTask::run);
                uses.values().forEach(FutureTask::run);
              },
              "hub-read-ahead");
      reading.setDaemon(true);
      try {
        reading.start();
        thread = reading;
      } catch (OutOfMemoryError e) {
        // This shell allows no more threads: each is read when it is asked for.
      }
    }
  }

  @Override
  public FileLookup files() {
    return files;
  }

  @Override
  public Sha256 sha256(FileSource source) throws IOException {
    FutureTask<Sha256> sum = sums.get(source);
    return sum == null ? files.sha256(source) : result(sum);
  }

  /// What a file of weights would do.
  ///
  /// @throws IOException where it is not at hand
  Uses uses(FileSource source) throws IOException {
    FutureTask<Uses> task = uses.get(source);
    return result(task == null ? new FutureTask<>(read(source)) : task);
  }

  /// Here and now where it has not begun.
  private static <T> T result(FutureTask<T> task) throws IOException {
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("hub was told to end", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case Error error -> throw error;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Ends reading what nobody asked for, so that the files can be taken away.
  @Override
  public void close() {
    Thread reading = thread;
    if (reading == null) {
      return;
    }
    sums.values().forEach(task -> task.cancel(true));
    uses.values().forEach(task -> task.cancel(true));
    try {
      reading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
