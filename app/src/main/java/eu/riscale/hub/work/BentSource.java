package eu.riscale.hub.work;

import eu.riscale.hub.engine.python.CommandWord;
import eu.riscale.hub.source.Bent;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.nio.file.Path;

/// Says what was bent in order to read a source.
final class BentSource {
  private BentSource() {}

  /// @param given the source as named on the command line
  static Finding finding(Bent bent, String given) {
    return switch (bent) {
      case Bent.FolderBelow(String folder) ->
          Finding.of(
                  WorkCodes.FOLDER_BELOW,
                  RdfPath.ROOT,
                  "The description lies in the folder '" + folder + "' of what was named.")
              .hint("Name that folder: " + word(Path.of(given).resolve(folder).toString()));
      case Bent.TopFolder(String folder) ->
          Finding.of(
                  WorkCodes.ZIP_TOP_FOLDER,
                  RdfPath.ROOT,
                  "The description lies in the folder '"
                      + folder
                      + "' of the zip; hubs and their software look at the top of it alone.")
              .hint("Zip the files without their folder: " + repack(given));
      case Bent.Backslashes(String first, String meant, int count) ->
          Finding.of(
                  WorkCodes.ZIP_BACKSLASHES,
                  RdfPath.ROOT,
                  (count == 1
                              ? "The zip has the name '%s' where '%s' is meant"
                              : "The zip has names such as '%s' where '%s' is meant (%d in all)")
                          .formatted(first, meant, count)
                      + "; other software finds no folders in it.")
              .hint("Zip the files with other software: " + repack(given));
      case Bent.OneOfSeveral several ->
          Finding.of(
                  WorkCodes.SEVERAL_DESCRIPTIONS,
                  RdfPath.ROOT,
                  "hub read "
                      + several.taken()
                      + "; "
                      + String.join(", ", several.others())
                      + (several.others().size() == 1 ? " lies" : " lie")
                      + " beside it.")
              .hint("Keep one of them, or name the one that is meant as the source.");
    };
  }

  private static String repack(String given) {
    String name = String.valueOf(Path.of(given).getFileName());
    String plain = name.endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
    return "hub package -o " + word(plain + "-package.zip") + " " + word(given);
  }

  private static String word(String text) {
    return CommandWord.of(text);
  }
}
