package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.finding.Finding;
import java.util.Optional;

/// What was saved where the description of an entry should be.
final class NoDescription {
  private NoDescription() {}

  /// @param unreadable with the path of the file alone, to which is added what it is
  /// @param start the first [StandIn#LOOK] bytes of the file, or all of a shorter one
  static Optional<Finding> of(Finding unreadable, String path, byte[] start) {
    if (isZip(start)) {
      return Optional.of(
          unreadable
              .message("'" + path + "' is a zip.")
              .hint("Unpack it, and name the description that is in it."));
    }
    // A description may be written in JSON, whatever its fields are called.
    return StandIn.of(start, path + ".json").map(found -> told(unreadable, path, found));
  }

  private static boolean isZip(byte[] start) {
    return start.length > 1 && start[0] == 'P' && start[1] == 'K';
  }

  private static Finding told(Finding unreadable, String path, StandIn found) {
    return switch (found) {
      case StandIn.LfsPointer pointer ->
          unreadable
              .message("'" + path + "' is a Git LFS pointer, not the file itself.")
              .hint("Fetch the file: install Git LFS, then run 'git lfs pull' in its repository.");
      case StandIn.WebPage(String title) ->
          unreadable
              .message(
                  "'%s' is a web page (HTML)%s."
                      .formatted(path, title.isEmpty() ? "" : " with the title '" + title + "'"))
              .hint("Download the file again, by the link that starts the download.");
      case StandIn.ServerMessage(String text) ->
          unreadable
              .message("'%s' holds what a server said: %s".formatted(path, text))
              .hint("Look whether its address is right and open to you, and download it again.");
      case StandIn.Nothing nothing ->
          unreadable.message("'" + path + "' is empty.").hint("Put the description there.");
    };
  }
}
