package eu.riscale.hub.source;

import java.util.List;

/// What was bent in order to read a source: other software reads it otherwise, or not at all.
public sealed interface Bent {
  /// The description lies in a folder below the one that was named.
  record FolderBelow(String folder) implements Bent {}

  /// All that belongs to the description lies in a folder of the zip.
  record TopFolder(String folder) implements Bent {}

  /// Names in a zip have `\` between folders, as some software on Windows writes them.
  ///
  /// @param first one of the names
  /// @param meant the same with `/`
  /// @param count how many files have such names
  record Backslashes(String first, String meant, int count) implements Bent {}

  /// Several files of one folder have names of descriptions.
  ///
  /// @param taken the one that was read
  record OneOfSeveral(String taken, List<String> others) implements Bent {}
}
