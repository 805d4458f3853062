package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.python.Python;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The ONNX Runtime of a Python, which may be a build with CUDA: hub brings only the one for the
/// CPU.
///
/// @param libraries the folder with its libraries, such as `onnxruntime/capi` of a Python
/// @param version such as `1.28.0`; empty where nothing there tells
/// @param python the one that it is from; empty where the person named the folder
public record OnnxFolder(Path libraries, String version, Optional<Python> python) {
  static final String PROVIDER = System.mapLibraryName("onnxruntime_providers_cuda");

  private static final String SHARED = System.mapLibraryName("onnxruntime_providers_shared");

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final int MOST_FOLDERS = 64;

  /// @return empty where the folder has no ONNX Runtime
  static Optional<OnnxFolder> read(Path folder, Optional<Python> python) {
    Optional<Path> core = core(folder);
    Matcher named = VERSION.matcher(core.map(Path::toString).orElse(""));
    String version = named.find() ? named.group() : noted(folder);
    return core.isPresent() || !version.isEmpty()
        ? Optional.of(new OnnxFolder(folder, version, python))
        : Optional.empty();
  }

  /// `libonnxruntime.so.1.28.0`, `libonnxruntime.1.28.0.dylib` or `onnxruntime.dll`.
  private static Optional<Path> core(Path folder) {
    Optional<Path> unnamed = Optional.empty();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*onnxruntime.*")) {
      for (Path file : files) {
        Path name = file.getFileName();
        if (OnnxLibrary.isCore(name.toString()) && VERSION.matcher(name.toString()).find()) {
          return Optional.of(name);
        }
        unnamed = OnnxLibrary.isCore(name.toString()) ? Optional.of(name) : unnamed;
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return unnamed;
  }

  /// What the package says of itself in Python.
  private static String noted(Path folder) {
    Path note = folder.resolve("build_and_package_info.py");
    try {
      Matcher found = VERSION.matcher(Files.size(note) < 4096 ? Files.readString(note) : "");
      return found.find() ? found.group() : "";
    } catch (IOException e) {
      return "";
    }
  }

  public boolean hasCuda() {
    return Files.exists(libraries.resolve(PROVIDER));
  }

  /// The bridge to Java asks for functions of its own version by name.
  boolean isOfHubsVersion() {
    return version.equals(OnnxLibrary.version()) || version.isEmpty();
  }

  boolean isFit() {
    return hasCuda() && isOfHubsVersion() && damage().isEmpty();
  }

  /// What is wrong with its files, as in `libonnxruntime.so cannot be used: it ends too early`.
  Optional<String> damage() {
    return coreDamage().or(this::providerDamage);
  }

  /// The same of the library that runs networks, without which not even the CPU works.
  Optional<String> coreDamage() {
    return core(libraries).flatMap(name -> Damage.of(libraries.resolve(name)));
  }

  private Optional<String> providerDamage() {
    return Stream.of(PROVIDER, SHARED)
        .map(libraries::resolve)
        .filter(Files::exists)
        .flatMap(file -> Damage.of(file).stream())
        .findFirst();
  }

  /// Version and build, as in `1.30.0 for the CPU`.
  String described() {
    String number = version.isEmpty() ? "of unknown version" : version;
    String build = hasCuda() ? number : number + " for the CPU";
    return damage().map(why -> build + ", where " + why).orElse(build);
  }

  /// CUDA and cuDNN for it: of the Python that it is from, then of the others.
  ///
  /// @return empty where it needs none, or does not say which
  public Optional<CudaLibraries> cuda(List<Python> others) {
    Set<Path> folders = new LinkedHashSet<>(besideIt());
    python.ifPresent(own -> folders.addAll(own.cudaFolders()));
    others.forEach(other -> folders.addAll(other.cudaFolders()));
    return CudaLibraries.of(
        libraries.resolve(PROVIDER), List.copyOf(folders), SystemLoader.ofThisMachine());
  }

  /// The folders of CUDA among the packages that this folder is one of.
  private List<Path> besideIt() {
    Path packages = libraries.toAbsolutePath().normalize().resolve("../..").normalize();
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(packages.resolve("nvidia"))) {
      for (Path part : parts) {
        Path inside = part.resolve("lib");
        if (folders.size() < MOST_FOLDERS && Files.isDirectory(inside)) {
          folders.add(inside);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return folders;
  }
}
