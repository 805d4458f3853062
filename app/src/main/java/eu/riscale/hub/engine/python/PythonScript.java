package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// hub's own Python scripts, and the surroundings in which they start.
enum PythonScript {
  /// Says what a Python is.
  PROBE,
  /// Runs networks of one kind.
  SERVE;

  /// What a process needs to run at all, to find its libraries and its GPU. The rest of hub's
  /// environment may hold secrets, and what a model finds there it would not find elsewhere.
  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "HOME",
          "USERPROFILE",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "DYLD_FALLBACK_LIBRARY_PATH",
          "CUDA_VISIBLE_DEVICES",
          "CUDA_DEVICE_ORDER",
          "CUDA_HOME",
          "OMP_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "MKL_NUM_THREADS",
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "COMSPEC",
          "PATHEXT",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA");

  /// What is run, and what it imports.
  private List<String> files() {
    return switch (this) {
      case PROBE -> List.of("probe.py");
      case SERVE ->
          List.of(
              "serve.py",
              "hub_keeper.py",
              "hub_shared.py",
              "hub_torch.py",
              "hub_state_dict.py",
              "hub_torch_script.py",
              "hub_saved_model.py");
    };
  }

  /// A process that is ready to start, with the folder as its working folder and for its temporary
  /// files. Python finds nothing there but hub's own modules, which lie in a folder of their own.
  ProcessBuilder process(Path program, Path folder, String... arguments) throws EngineException {
    Path scripts = folder.resolve("hub");
    try {
      Files.createDirectory(scripts);
      for (String file : files()) {
        copy(file, scripts);
      }
    } catch (IOException e) {
      throw ScratchFolder.unusable(folder, e);
    }
    List<String> command = new ArrayList<>();
    // -B: no compiled files beside the model's own.
    command.addAll(
        List.of(program.toString(), "-B", scripts.resolve(files().getFirst()).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    environment(builder.environment(), folder);
    return builder;
  }

  private static void copy(String file, Path to) throws IOException {
    try (InputStream in = PythonScript.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing in hub's installation");
      }
      Files.copy(in, to.resolve(file));
    }
  }

  private static void environment(Map<String, String> environment, Path folder) {
    Map<String, String> mine = new TreeMap<>(environment);
    environment.clear();
    mine.forEach((name, value) -> {
      if (PASSED_ON.contains(name.toUpperCase(Locale.ROOT))) {
        environment.put(name, value);
      }
    });
    for (String name : new String[] {"TMPDIR", "TEMP", "TMP"}) {
      environment.put(name, folder.toString());
    }
    environment.put("PYTHONIOENCODING", "utf-8");
    environment.put(
        "NVIDIA_TF32_OVERRIDE", "0"); // float32 is float32, whatever the library thinks.
  }
}
