package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The libtorch of a Python installation, which may be a build with CUDA: Maven Central has only
/// the build for the CPU.
///
/// @param libraries the folder `torch/lib`
/// @param version such as `2.7.1`
/// @param cuda such as `cu126`; empty for the build for the CPU
public record TorchFolder(Path libraries, String version, String cuda) {
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(\\w+))?");

  /// Recognises the package `torch` of a Python, its folder `lib`, and an unpacked libtorch.
  ///
  /// @return empty where it is none of these
  static Optional<TorchFolder> read(Path folder) throws EngineException {
    String library = System.mapLibraryName("torch");
    Path named = folder.toAbsolutePath().normalize();
    Path libraries = Files.exists(named.resolve(library)) ? named : named.resolve("lib");
    Path top = libraries.getParent();
    if (top == null || !Files.exists(libraries.resolve(library))) {
      return Optional.empty();
    }
    for (String file : new String[] {"version.py", "build-version"}) {
      if (Files.isRegularFile(top.resolve(file))) {
        return of(libraries, top.resolve(file));
      }
    }
    return Optional.empty();
  }

  /// What is wrong with a file of it, such as a download that was cut.
  Optional<String> damage() {
    return Stream.of("c10", "torch", "torch_cpu", "c10_cuda", "torch_cuda")
        .map(name -> libraries.resolve(System.mapLibraryName(name)))
        .filter(Files::exists)
        .flatMap(file -> Damage.of(file).stream())
        .findFirst();
  }

  private static Optional<TorchFolder> of(Path libraries, Path versionFile) throws EngineException {
    try {
      Matcher found = VERSION.matcher(Files.readString(versionFile));
      if (!found.find()) {
        return Optional.empty();
      }
      String build = found.group(2) == null ? "" : found.group(2);
      // Without a suffix it is PyPI's own build, which has CUDA on Linux.
      boolean hasCuda = Files.exists(libraries.resolve(System.mapLibraryName("torch_cuda")));
      String cuda = hasCuda ? (build.startsWith("cu") ? build : "CUDA") : "";
      return Optional.of(new TorchFolder(libraries, found.group(1), cuda));
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "%s cannot be read: %s.".formatted(versionFile, Reason.of(e)),
          "Let this user read it, or install that PyTorch again; the model need not change.",
          e);
    }
  }
}
