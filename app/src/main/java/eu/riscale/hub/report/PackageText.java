package eu.riscale.hub.report;

import eu.riscale.hub.packaging.Change;
import eu.riscale.hub.packaging.PackageFile;
import eu.riscale.hub.packaging.Packed;
import java.util.List;
import java.util.Locale;

/// What a package holds, for a terminal.
public final class PackageText {
  /// A model's folder may hold a whole data set; nobody reads a list of that.
  private static final int MOST_LEFT_OUT = 20;

  private PackageText() {}

  public static String of(Packed packed) {
    StringBuilder text = new StringBuilder();
    int width = packed.files().stream().mapToInt(file -> file.name().length()).max().orElse(0);
    for (PackageFile file : packed.files()) {
      String moved =
          file.from().isEmpty() || file.from().equals(file.name()) ? "" : "  from " + file.from();
      String line =
          String.format(
              Locale.ROOT,
              "%-" + Math.min(width, 60) + "s %10s%s",
              file.name(),
              FileSize.of(file.size()),
              moved);
      text.append("  ").append(Printable.line(line)).append('\n');
    }
    changes(packed.changes(), text);
    leftOut(packed.leftOut(), text);
    return text.append('\n').append(summary(packed)).append('\n').toString();
  }

  private static void changes(List<Change> changes, StringBuilder text) {
    if (!changes.isEmpty()) {
      text.append("\n  Changed in the description:\n");
    }
    for (Change change : changes) {
      String line =
          change.to().isEmpty()
              ? change.at() + ": left out"
              : change.at()
                  + ": "
                  + (change.from().isEmpty() ? "" : change.from() + " → ")
                  + change.to();
      text.append("    ").append(Printable.line(line)).append('\n');
    }
  }

  private static void leftOut(List<String> files, StringBuilder text) {
    if (!files.isEmpty()) {
      text.append("\n  Not in the package, as the description does not name them:\n");
    }
    files.stream()
        .limit(MOST_LEFT_OUT)
        .forEach(file -> text.append("    ").append(Printable.line(file)).append('\n'));
    if (files.size() > MOST_LEFT_OUT) {
      text.append("    and ").append(files.size() - MOST_LEFT_OUT).append(" more\n");
    }
  }

  private static String summary(Packed packed) {
    String what =
        packed.files().size()
            + (packed.files().size() == 1 ? " file, " : " files, ")
            + FileSize.of(packed.size());
    if (packed.isWritten()) {
      return "  " + what + ", written to " + packed.target();
    }
    return "  "
        + what
        + (packed.target().isEmpty() ? "" : " for " + packed.target())
        + "; nothing written (--dry-run)";
  }
}
