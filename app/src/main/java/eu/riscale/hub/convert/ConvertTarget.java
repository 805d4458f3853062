package eu.riscale.hub.convert;

import eu.riscale.hub.packaging.PackageTarget;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.RewrittenFile;
import eu.riscale.hub.source.Unfinished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/// Where a converted description goes.
public sealed interface ConvertTarget {

  /// A file beside the original, named after it and what it was converted to.
  record Beside(boolean overwrites) implements ConvertTarget {}

  /// A file, which lies in the folder of the original.
  record Named(Path path, boolean overwrites) implements ConvertTarget {}

  /// The original itself.
  record InPlace() implements ConvertTarget {}

  /// A package with all files.
  record Packed(PackageTarget target) implements ConvertTarget {}

  /// It is shown what would be written.
  record Shown() implements ConvertTarget {}

  /// What is to be written for one source.
  sealed interface Written {
    /// @param why one sentence on what to ask for instead
    record Refused(String why) implements Written {}

    record Shown() implements Written {}

    record Whole(PackageTarget target) implements Written {}

    /// @param replaces whether the description is there already and makes place
    record File(Path path, boolean replaces) implements Written {
      /// Writes the added files first, so that no description names what is not there.
      ///
      /// @param before what the original says
      public void write(String before, Conversion.Converted converted) throws IOException {
        for (AddedFile added : converted.added()) {
          Path file = path.resolveSibling(added.name());
          try (Unfinished unfinished = Unfinished.beside(file)) {
            unfinished.create(() -> Files.copy(added.content(), unfinished.path()));
            Files.move(unfinished.path(), file, StandardCopyOption.ATOMIC_MOVE);
          }
        }
        if (replaces) {
          RewrittenFile.write(path, before, converted.text());
          return;
        }
        try (Unfinished unfinished = Unfinished.beside(path)) {
          byte[] bytes = converted.text().getBytes(StandardCharsets.UTF_8);
          unfinished.create(() -> Files.write(unfinished.path(), bytes));
          Files.move(unfinished.path(), path, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /// What is to be written of a source that was converted.
  default Written of(String given, RdfSource source, Conversion.Converted converted) {
    return switch (this) {
      case Shown shown -> new Written.Shown();
      case Packed(var target) -> new Written.Whole(target);
      case InPlace inPlace ->
          inFolder(given, source, converted, folder -> new Written.File(folder.rdf(), true));
      case Beside(boolean overwrites) ->
          inFolder(
              given,
              source,
              converted,
              folder ->
                  file(folder, folder.rdf().resolveSibling(name(folder, converted)), overwrites));
      case Named(Path path, boolean overwrites) ->
          inFolder(given, source, converted, folder -> named(folder, path, overwrites));
    };
  }

  private static Written inFolder(
      String given,
      RdfSource source,
      Conversion.Converted converted,
      Function<FolderSource, Written> written) {
    if (!(source instanceof FolderSource folder)) {
      return new Written.Refused(
          given + " is no file in a folder: name with -o a folder that ends in /, or a zip.");
    }
    return converted.added().stream()
        .map(AddedFile::name)
        .filter(name -> Files.exists(folder.rdf().resolveSibling(name), LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .<Written>map(taken ->
            new Written.Refused(
                "beside the description there is a file " + taken + " already; move it away."))
        .orElseGet(() -> written.apply(folder));
  }

  private static String name(FolderSource source, Conversion.Converted converted) {
    String name = source.rdfName();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem + "-" + converted.word() + ".yaml";
  }

  private static Written named(FolderSource source, Path path, boolean overwrites) {
    Path folder = source.rdf().toAbsolutePath().normalize().getParent();
    return folder != null && folder.equals(path.getParent())
        ? file(source, path, overwrites)
        : new Written.Refused(
            "the description names files that lie in "
                + folder
                + ": write it there, or name a folder that ends in /, or a zip, for all of them.");
  }

  private static Written file(FolderSource source, Path path, boolean overwrites) {
    if (path.equals(source.rdf().toAbsolutePath().normalize())) {
      return new Written.Refused("that is the description itself; --in-place changes it.");
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !overwrites
        ? new Written.Refused(path.getFileName() + " is there already; --overwrite replaces it.")
        : new Written.File(path, false);
  }
}
