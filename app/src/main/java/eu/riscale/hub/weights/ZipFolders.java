package eu.riscale.hub.weights;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Finds where in a zip the weights lie: people zip the folder around them as often as what is in
/// it.
public final class ZipFolders {
  private ZipFolders() {}

  /// The folders that hold a file of this name, the topmost first.
  ///
  /// @param names of all files in the zip
  /// @return each with a slash at its end; the top of the zip is empty
  public static List<String> of(Collection<String> names, String file) {
    return names.stream()
        .filter(name -> name.equals(file) || name.endsWith("/" + file))
        .map(name -> name.substring(0, name.length() - file.length()))
        .sorted(Comparator.comparing(ZipFolders::depth).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /// The topmost folder that holds a file of this name; empty where none does.
  public static Optional<String> topmost(ZipFile zip, String file) {
    return of(zip.stream().map(ZipEntry::getName).toList(), file).stream().findFirst();
  }

  private static long depth(String folder) {
    return folder.chars().filter(letter -> letter == '/').count();
  }
}
