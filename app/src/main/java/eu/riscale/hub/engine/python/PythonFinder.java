package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Programs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the Python that runs the networks whose architecture is Python code: the one that the
/// person named, else the first on the path that has torch.
public final class PythonFinder {
  /// How to go on where the Python that was named does not run.
  public static final String HINT =
      "Give --python the path of a Python that runs, such as /home/me/env/bin/python.";

  private static final int PROBES = 8;

  private final PythonSettings settings;
  private final Map<Path, ProbeAnswer> answers = new HashMap<>();
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
  private Optional<Python> tensorFlowOnThePath(List<Python> asked) throws EngineException {
    Set<Path> others = programs(System.getenv().getOrDefault("PATH", ""));
    asked.forEach(python -> others.remove(python.program()));
    for (Path program : others.stream().limit(PROBES).toList()) {
      Optional<Python> python = probed(program).filter(Python::hasTensorFlow);
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
            : "Add --python PATH, the Python of an environment that has torch, or install it: "
                + without.getFirst().install("torch");
    return new EngineException(EngineException.Kind.ENGINE, message, hint, null);
  }

  private static String programs(List<Python> pythons) {
    return String.join(", ", pythons.stream().map(p -> p.program().toString()).toList());
  }

  /// What networks that run in it depend on, as text: which Pythons there are, and what is
  /// installed in them.
  public synchronized String asText() {
    try {
      return found() + withTensorFlow().map(Python::toString).orElse("");
    } catch (EngineException e) {
      return e.toString();
    }
  }

  /// Why the Python that the person named does not run, as a clause; empty where it does, or none
  /// was named.
  ///
  /// @throws EngineException of kind MACHINE where there is no room for temporary files
  public synchronized Optional<String> whyNamedFails() throws EngineException {
    if (settings.python().isEmpty()) {
      return Optional.empty();
    }
    Path program = program(settings.python().get());
    return switch (asked(program)) {
      case ProbeAnswer.Found found -> Optional.empty();
      case ProbeAnswer.Failed(String why) ->
          Optional.of("the Python %s does not run: %s".formatted(program, why));
    };
  }

  private Python named(Path path) throws EngineException {
    Path program = program(path);
    return switch (asked(program)) {
      case ProbeAnswer.Found(Python python) -> python;
      case ProbeAnswer.Failed(String why) ->
          throw new EngineException(
              EngineException.Kind.ENGINE,
              "The Python %s does not run: %s.".formatted(program, why),
              HINT,
              null);
    };
  }

  /// @param path of a program, or of the folder of an environment
  private static Path program(Path path) {
    for (String inside : new String[] {"bin/python", "bin/python3", "Scripts/python.exe"}) {
      if (Files.isDirectory(path) && Files.isExecutable(path.resolve(inside))) {
        return path.resolve(inside).toAbsolutePath();
      }
    }
    return path.toAbsolutePath();
  }

  private List<Python> onThePath() throws EngineException {
    List<Python> pythons = new ArrayList<>();
    for (Path program : programs(System.getenv().getOrDefault("PATH", ""))) {
      Optional<Python> python = pythons.size() < PROBES ? probed(program) : Optional.empty();
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
        Programs.in(folder, name).ifPresent(programs::add);
      }
    }
    return programs;
  }

  private Optional<Python> probed(Path program) throws EngineException {
    return switch (asked(program)) {
      case ProbeAnswer.Found(Python python) -> Optional.of(python);
      case ProbeAnswer.Failed failed -> Optional.empty();
    };
  }

  /// Each is asked only once, also where it does not run.
  private ProbeAnswer asked(Path program) throws EngineException {
    ProbeAnswer known = answers.get(program);
    ProbeAnswer answer = known == null ? PythonProbe.USUAL.ask(program) : known;
    answers.put(program, answer);
    return answer;
  }
}
