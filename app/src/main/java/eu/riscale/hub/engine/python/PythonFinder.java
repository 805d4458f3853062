package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the Python that runs the networks whose architecture is Python code: the one that the
/// person named, else the first on the path that has torch.
public final class PythonFinder {
  private static final int PROBES = 8;
  private static final int PROBE_SECONDS = 30;

  private final PythonSettings settings;
  private @Nullable List<Python> found;
  private boolean tensorFlowWasSought;
  private Optional<Python> tensorFlow = Optional.empty();

  public PythonFinder(PythonSettings settings) {
    this.settings = settings;
  }

  /// The Python that has torch.
  ///
  /// @throws EngineException of kind ENGINE where there is none, saying what to add to the command
  ///   line
  public Python withTorch() throws EngineException {
    for (Python python : found()) {
      if (python.hasTorch()) {
        return python;
      }
    }
    throw none(found());
  }

  /// Those that were looked at, the one with torch last; asks each only once.
  ///
  /// @throws EngineException of kind ENGINE where the Python that the person named does not run
  public synchronized List<Python> found() throws EngineException {
    if (found == null) {
      found = settings.python().isPresent() ? List.of(named(settings.python().get())) : onThePath();
    }
    return found;
  }

  /// The Python that has TensorFlow: the one that the person named, else the first on the path.
  ///
  /// @return empty where there is none
  /// @throws EngineException of kind ENGINE where the Python that the person named does not run
  public synchronized Optional<Python> withTensorFlow() throws EngineException {
    if (!tensorFlowWasSought) {
      Optional<Python> known = found().stream().filter(Python::hasTensorFlow).findFirst();
      tensorFlow =
          known.isEmpty() && settings.python().isEmpty() ? tensorFlowOnThePath(found()) : known;
      tensorFlowWasSought = true;
    }
    return tensorFlow;
  }

  /// @param asked those that have none
  private static Optional<Python> tensorFlowOnThePath(List<Python> asked) throws EngineException {
    Set<Path> others = programs(System.getenv().getOrDefault("PATH", ""));
    asked.forEach(python -> others.remove(python.program()));
    for (Path program : others.stream().limit(PROBES).toList()) {
      Optional<Python> python = probe(program).filter(Python::hasTensorFlow);
      if (python.isPresent()) {
        return python;
      }
    }
    return Optional.empty();
  }

  private EngineException none(List<Python> without) {
    String message =
        settings.python().isPresent()
            ? "The Python %s has no torch.".formatted(without.getFirst().program())
            : without.isEmpty()
                ? "There is no Python on the path, which pytorch_state_dict needs."
                : "No Python on the path has torch, which pytorch_state_dict needs (%s)."
                    .formatted(programs(without));
    String hint =
        without.isEmpty()
            ? "Add --python PATH, the Python of an environment that has torch."
            : "Add --python PATH, the Python of an environment that has torch, or install it: %s -m"
                    .formatted(without.getFirst().program())
                + " pip install torch";
    return new EngineException(EngineException.Kind.ENGINE, message, hint, null);
  }

  private static String programs(List<Python> pythons) {
    return String.join(", ", pythons.stream().map(p -> p.program().toString()).toList());
  }

  private static Python named(Path path) throws EngineException {
    Path program = path.toAbsolutePath();
    for (String inside : new String[] {"bin/python", "bin/python3", "Scripts/python.exe"}) {
      if (Files.isDirectory(path) && Files.isExecutable(path.resolve(inside))) {
        program = path.resolve(inside).toAbsolutePath();
        break;
      }
    }
    Path chosen = program;
    return probe(chosen)
        .orElseThrow(() ->
            new EngineException(
                EngineException.Kind.ENGINE,
                "%s is no Python 3 that runs here.".formatted(chosen),
                "Give --python the path of a Python, such as /home/me/env/bin/python.",
                null));
  }

  private static List<Python> onThePath() throws EngineException {
    List<Python> pythons = new ArrayList<>();
    for (Path program : programs(System.getenv().getOrDefault("PATH", ""))) {
      Optional<Python> python = pythons.size() < PROBES ? probe(program) : Optional.empty();
      python.ifPresent(pythons::add);
      if (python.isPresent() && python.get().hasTorch()) {
        break;
      }
    }
    return pythons;
  }

  private static Set<Path> programs(String path) {
    boolean windows = File.separatorChar == '\\';
    String[] names =
        windows ? new String[] {"python.exe", "python3.exe"} : new String[] {"python3", "python"};
    Set<Path> programs = new LinkedHashSet<>();
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : names) {
        program(folder, name).ifPresent(programs::add);
      }
    }
    return programs;
  }

  private static Optional<Path> program(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name))
          .filter(path -> path.isAbsolute() && Files.isExecutable(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Asks a program what Python it is; empty where it is none.
  private static Optional<Python> probe(Path program) throws EngineException {
    try (ScratchFolder folder = ScratchFolder.make("python")) {
      Path answer = folder.path().resolve("answer.json");
      Process process =
          PythonScript.PROBE
              .process(program, folder.path())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return Optional.empty();
      }
      return read(program, Files.readString(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Python> read(Path program, String answer) {
    try {
      JsonNode node = JsonMapper.shared().readTree(answer);
      return Optional.of(
          new Python(
              program,
              node.path("python").asString(),
              node.path("torch").asString(),
              node.path("folder").asString(),
              node.path("tensorflow").asString(),
              node.path("tensorflow_cuda").asString(),
              node.path("onnx").asString(),
              cudaFolders(node.path("cuda"))));
    } catch (JacksonException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Path> cudaFolders(JsonNode named) {
    List<Path> folders = new ArrayList<>();
    for (JsonNode each : named) {
      folders.add(Path.of(each.asString()));
    }
    return List.copyOf(folders);
  }
}
