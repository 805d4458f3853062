package eu.riscale.hub.engine.machine;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.spec.file.OnnxOutline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a network as they were before hub read them. Engines open them by their paths, so
/// only files that have stayed as they were are known to be what hub has read.
record ReadFiles(Map<Path, Optional<State>> states) {

  /// Of one file.
  ///
  /// @param real where it is, behind all links
  /// @param identity which file that is, whatever its name; null where the system does not tell
  /// @param changed when its bytes or its place last changed, which nobody can set; null likewise
  private record State(
      Path real,
      long size,
      FileTime modified,
      @Nullable Object identity,
      @Nullable Object changed) {

    /// Empty where there is none.
    static Optional<State> of(Path file) {
      try {
        Path real = file.toRealPath();
        BasicFileAttributes read = Files.readAttributes(real, BasicFileAttributes.class);
        boolean tells = real.getFileSystem().supportedFileAttributeViews().contains("unix");
        return Optional.of(
            new State(
                real,
                read.size(),
                read.lastModifiedTime(),
                read.fileKey(),
                tells ? Files.getAttribute(real, "unix:ctime") : null));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /// As they are now.
  static ReadFiles now(Weights weights) {
    Map<Path, Optional<State>> states = new LinkedHashMap<>();
    Path file = weights.file();
    states.put(file, State.of(file));
    if (weights instanceof Weights.Onnx) {
      outline(file)
          .ifPresent(outline -> {
            for (String name : outline.externalFiles()) {
              besideIt(file, name).ifPresent(data -> states.put(data, State.of(data)));
            }
          });
    }
    return new ReadFiles(states);
  }

  private static Optional<OnnxOutline> outline(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return OnnxOutline.read(in);
    } catch (IOException e) {
      return Optional.empty(); // Which the reader of what it does says.
    }
  }

  private static Optional<Path> besideIt(Path file, String name) {
    try {
      return Optional.of(file.resolveSibling(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Whether this shows each change of the files, which not every system tells.
  boolean tellsEachChange() {
    return states.values().stream()
        .allMatch(state -> state.isPresent() && state.get().changed() != null);
  }

  /// Holds that nothing has changed since.
  ///
  /// @throws EngineException of kind MACHINE where something has
  void requireSame() throws EngineException {
    for (Map.Entry<Path, Optional<State>> each : states.entrySet()) {
      Path file = each.getKey();
      if (!each.getValue().equals(State.of(file))) {
        throw changed(file);
      }
    }
  }

  static EngineException changed(Path file) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "%s was changed while hub was reading it, so that its network is not run."
            .formatted(file.getFileName()),
        "Run hub again once nothing writes to the folder of the model.",
        null);
  }
}
