package eu.riscale.hub.engine.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CUDA and cuDNN for a library that needs them. Those that pip installs lie off the path of the
/// system's loader, so they are loaded one by one before the library that asks for them by name.
///
/// @param cuda the version of CUDA that the library was linked with, such as 13
/// @param found where each lies that the system's loader would not find by itself
/// @param missing those that are nowhere
/// @param damaged what is wrong with those of the found that cannot be loaded
public record CudaLibraries(
    int cuda, Map<CudaPart, Path> found, List<CudaPart> missing, List<String> damaged) {
  private static final Pattern LINKED = Pattern.compile("lib(?:cudart|cublas)\\.so\\.(\\d{1,3})");

  /// pip's folder for all of one CUDA since 13; until 12 each library had its own.
  private static final Pattern ALL_OF_ONE = Pattern.compile("cu(\\d{1,3})");

  /// Finds what a library needs.
  ///
  /// @param library such as `libonnxruntime_providers_cuda.so`
  /// @param folders where to look before the system does, the first that has a file counts
  /// @return empty where the library does not say, as on Windows: there all is left to the system
  static Optional<CudaLibraries> of(Path library, List<Path> folders, SystemLoader system) {
    try {
      return version(ElfFile.read(library)).map(cuda -> of(cuda, folders, system));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> version(ElfFile library) {
    for (String name : library.needed()) {
      Matcher linked = LINKED.matcher(name);
      if (linked.matches()) {
        return Optional.of(Integer.parseInt(linked.group(1)));
      }
    }
    return Optional.empty();
  }

  private static CudaLibraries of(int cuda, List<Path> folders, SystemLoader system) {
    Map<CudaPart, Path> found = new EnumMap<>(CudaPart.class);
    List<CudaPart> missing = new ArrayList<>();
    for (CudaPart part : CudaPart.values()) {
      Optional<Path> file = file(part, cuda, folders);
      if (file.isPresent()) {
        found.put(part, file.get());
      } else if (part != CudaPart.JIT_LINKER && !system.finds(part.file(cuda))) {
        missing.add(part);
      }
    }
    List<String> damaged =
        found.values().stream()
            .flatMap(file ->
                Damage.of(file).stream().map(why -> "%s (in %s)".formatted(why, file.getParent())))
            .toList();
    return new CudaLibraries(cuda, Map.copyOf(found), List.copyOf(missing), damaged);
  }

  private static Optional<Path> file(CudaPart part, int cuda, List<Path> folders) {
    return folders.stream()
        .filter(folder -> part == CudaPart.DEEP_LEARNING ? hasDnn(folder, cuda) : has(folder, cuda))
        .map(folder -> folder.resolve(part.file(cuda)))
        .filter(Files::exists)
        .findFirst();
  }

  /// Whether a folder is not one of pip's for another CUDA. Of curand each has the same name.
  private static boolean has(Path folder, int cuda) {
    if (nvidia(folder).isEmpty()) {
      return true;
    }
    String part = folder.getName(folder.getNameCount() - 2).toString();
    Matcher allOfOne = ALL_OF_ONE.matcher(part);
    return allOfOne.matches() ? Integer.parseInt(allOfOne.group(1)) == cuda : cuda < 13;
  }

  /// cuDNN has the same folder and name for each CUDA; which one it is, pip notes down beside it.
  private static boolean hasDnn(Path folder, int cuda) {
    Optional<Path> packages = nvidia(folder).map(Path::getParent);
    if (packages.isEmpty()) {
      return true;
    }
    try (DirectoryStream<Path> notes =
        Files.newDirectoryStream(packages.get(), "nvidia_cudnn_cu*.dist-info")) {
      boolean none = true;
      for (Path note : notes) {
        if (note.getFileName().toString().startsWith("nvidia_cudnn_cu" + cuda + "-")) {
          return true;
        }
        none = false;
      }
      return none;
    } catch (IOException e) {
      return true;
    }
  }

  /// The folder `nvidia` of a Python's packages that has this one in a part of it.
  private static Optional<Path> nvidia(Path folder) {
    return Optional.ofNullable(folder.getParent())
        .map(Path::getParent)
        .filter(path -> path.endsWith("nvidia"));
  }

  /// What is missing or cannot be loaded, each a file or in words.
  public List<String> lacking() {
    List<String> lacking = new ArrayList<>(missingFiles());
    lacking.addAll(damaged);
    return List.copyOf(lacking);
  }

  /// The names of the files that are missing.
  public List<String> missingFiles() {
    return missing.stream().map(part -> part.file(cuda)).toList();
  }

  /// What pip is to install for those that are missing.
  public List<String> requirements() {
    return missing.stream().map(part -> part.requirement(cuda)).distinct().toList();
  }

  /// Whether another CUDA is in these folders of a Python. cuDNN for this one would take the place
  /// of the other's, which what came with it needs.
  boolean wouldHarm(List<Path> folders) {
    return folders.stream()
        .anyMatch(folder ->
            Files.exists(folder.resolve(CudaPart.DEEP_LEARNING.file(cuda)))
                ? !hasDnn(folder, cuda)
                : !has(folder, cuda));
  }

  /// Loads what was found, in order.
  public void load() {
    for (CudaPart part : CudaPart.values()) {
      Path file = found.get(part);
      if (file != null) {
        load(file);
      }
    }
  }

  private static void load(Path file) {
    try {
      System.load(file.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      return; // Who needs it says so.
    }
  }
}
