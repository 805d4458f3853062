package eu.riscale.hub.command;

import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.report.json.JsonReport;
import eu.riscale.hub.report.read.ReportReader;
import eu.riscale.hub.report.read.UnreadableReport;
import eu.riscale.hub.source.SourcePath;
import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/// Results of earlier runs in a folder, each under a key of all that it depends on: the files of
/// its source, hub's version, what was asked for and what the machine has. What did not change is
/// taken from there.
final class KeptResults {
  private static final int MOST_FILES = 100_000;

  private final Path folder;
  private final Run run;
  private final String asked;
  private final AtomicInteger taken = new AtomicInteger();

  /// @param asked all that the results depend on, beside the sources and the machine
  KeptResults(Path folder, Run run, String asked) {
    this.folder = folder;
    this.run = run;
    this.asked = asked;
  }

  /// How many were taken from the folder.
  int taken() {
    return taken.get();
  }

  /// The result of a source: that of an earlier run, else what comes of the work, which is kept
  /// where another run on this machine would come to the same.
  ///
  /// @param view the project's view of the source and, where Python may run it, which one that is
  ResourceResult of(String source, String view, Function<String, ResourceResult> work) {
    Optional<Path> file = key(source, view).map(key -> folder.resolve(key + ".json"));
    Optional<ResourceResult> kept = file.flatMap(KeptResults::read);
    if (kept.isPresent()) {
      taken.incrementAndGet();
      return kept.get();
    }
    ResourceResult result = work.apply(source);
    if (isFinal(result)) {
      file.ifPresent(path -> write(path, result));
    }
    return result;
  }

  private static boolean isFinal(ResourceResult result) {
    return !result.showsBug()
        && !result.isCutOff()
        && !result.isBeyondThisMachine()
        && switch (result.status()) {
          case VALID, INVALID, PASSED, FAILED -> true;
          case UNREADABLE, UNTESTED, UNCHECKED -> false;
        };
  }

  /// Empty where there is none, or none that can be used.
  private static Optional<ResourceResult> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      List<ResourceResult> results = ReportReader.read(file.toString()).list();
      return results.size() == 1 ? Optional.of(results.getFirst()) : Optional.empty();
    } catch (UnreadableReport e) {
      return Optional.empty(); // It is made anew.
    }
  }

  /// What cannot be kept is made again next time.
  private void write(Path file, ResourceResult result) {
    Results one = new Results(run, List.of(result), Results.End.REACHED);
    try {
      new ReportFile(file.toAbsolutePath()).write(out -> new JsonReport().write(one, out));
    } catch (IOException e) {
      // The folder was looked at before the work began; the run itself has its result.
    }
  }

  /// Empty where the files of a source cannot be told, such as for standard input.
  private Optional<String> key(String source, String view) {
    MessageDigest key = Checksums.digest();
    for (String part :
        List.of(
            run.command(),
            run.environment().toString(),
            NvidiaDriver.ofThisMachine().name(),
            asked,
            view,
            source)) {
      key.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
    }
    try {
      return addFiles(source, key) ? Optional.of(Checksums.of(key).hex()) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean addFiles(String source, MessageDigest key) throws IOException {
    Path path = SourcePath.of(source);
    Path inFolder = path.toAbsolutePath().normalize().getParent();
    if (source.equals("-") || !Files.exists(path) || inFolder == null) {
      return false;
    }
    boolean isDescription = Files.isRegularFile(path) && SourcePath.isDescription(path);
    Path all = (isDescription ? inFolder : path).toRealPath();
    Optional<Path> settings = SettingsFile.above(Files.isDirectory(path) ? path : inFolder);
    if (settings.isPresent()) {
      add("", settings.get(), key);
    }
    try (Stream<Path> walk = Files.walk(all)) {
      List<Path> files = walk.limit(MOST_FILES + 1L).sorted().toList();
      if (files.size() > MOST_FILES || files.stream().anyMatch(KeptResults::leadsToAFolder)) {
        return false;
      }
      for (Path file : files) {
        if (Files.isRegularFile(file) && !file.startsWith(folder)) {
          add(all.relativize(file).toString(), file, key);
        }
      }
      return true;
    } catch (UncheckedIOException e) {
      return false; // A folder that may not be read.
    }
  }

  /// What lies in a folder elsewhere is not walked through: it may be all of the disk.
  private static boolean leadsToAFolder(Path file) {
    return Files.isSymbolicLink(file) && Files.isDirectory(file);
  }

  private static void add(String name, Path file, MessageDigest key) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String line = name + "\n" + Checksums.sha256(in).hex() + "\n";
      key.update(line.getBytes(StandardCharsets.UTF_8));
    }
  }
}
