package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.Settings;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/// The settings of the project that hub was started in.
///
/// @param file empty where there are none
/// @param isNamed whether the command line names the file; only then it may trust code
/// @param text the file as it is
public record OwnSettings(Optional<Path> file, boolean isNamed, String text, Settings settings) {
  public static final OwnSettings NONE =
      new OwnSettings(Optional.empty(), false, "", Settings.NONE);

  /// Whether code that comes with this source may be run.
  public boolean trusts(String source) {
    if (!isNamed || file.isEmpty() || settings.trusted().isEmpty()) {
      return false;
    }
    Path base = file.get().toAbsolutePath().normalize().resolveSibling("");
    try {
      Path path = base.relativize(Path.of(source).toAbsolutePath().normalize());
      return settings.trusted().stream().anyMatch(pattern -> matches(pattern, path));
    } catch (IllegalArgumentException e) {
      return false; // Another drive, or a name that no file can have.
    }
  }

  /// A pattern stands for the file or folder that it fits, and for all that lies in it.
  private static boolean matches(String pattern, Path path) {
    try {
      PathMatcher matcher =
          FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("/+$", ""));
      for (Path at = path; at != null; at = at.getParent()) {
        if (!at.startsWith("..") && matcher.matches(at)) {
          return true;
        }
      }
      return false;
    } catch (PatternSyntaxException | InvalidPathException e) {
      return false;
    }
  }
}
