package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// hub's own Python script, and the surroundings in which it starts.
final class PythonScript {
  private static final String NAME = "state_dict.py";

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

  private PythonScript() {}

  /// A process that is ready to start, with the folder as its working folder and for its temporary
  /// files.
  ///
  /// @param task `probe` or `serve`
  static ProcessBuilder process(Path program, String task, Path folder) throws EngineException {
    Path script = folder.resolve(NAME);
    try (InputStream in = PythonScript.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IOException(NAME + " is missing in hub's installation");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ScratchFolder.unusable(folder, e);
    }
    // -B: no compiled files beside the model's own.
    ProcessBuilder builder =
        new ProcessBuilder(List.of(program.toString(), "-B", script.toString(), task))
            .directory(folder.toFile());
    Map<String, String> environment = builder.environment();
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
    return builder;
  }
}
