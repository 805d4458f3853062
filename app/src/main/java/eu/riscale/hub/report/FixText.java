package eu.riscale.hub.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import eu.riscale.hub.spec.edit.Fix;
import java.util.List;

/// What `hub fix` did to a description, or would do.
public final class FixText {
  private static final int CONTEXT = 3;

  private FixText() {}

  /// A line for each change: the line of the description, the finding, what was written.
  public static List<String> lines(List<Fix> fixes) {
    return fixes.stream()
        .map(fix ->
            "  %s%s: %s"
                .formatted(
                    fix.line() > 0 ? "line " + fix.line() + ", " : "",
                    fix.code(),
                    Printable.line(fix.text())))
        .toList();
  }

  /// The difference as `diff -u` shows it.
  ///
  /// @param path of the description
  public static List<String> diff(String path, String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + path, "b/" + path, old, DiffUtils.diff(old, now), CONTEXT)
        .stream()
        .map(Printable::whole)
        .toList();
  }
}
