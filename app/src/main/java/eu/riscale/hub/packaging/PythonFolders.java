package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.value.FileSource;
import java.util.Arrays;
import java.util.List;

/// The Python files that keep their folders in a package, where all other files lie side by side:
/// what one of them imports of another it finds by its path.
final class PythonFolders {
  private PythonFolders() {}

  /// Paths of the files that keep theirs; none where there is one Python file alone.
  static List<String> of(List<FileSource> packed) {
    List<String> modules =
        packed.stream()
            .filter(FileSource.RelativePath.class::isInstance)
            .map(FileSource::toString)
            .filter(path -> path.endsWith(".py") && isPlain(path))
            .distinct()
            .toList();
    return modules.size() > 1 ? modules : List.of();
  }

  private static boolean isPlain(String path) {
    return Arrays.stream(path.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }
}
