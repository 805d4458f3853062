package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files of a package have names of their own, on every system. In a package all files lie in
/// one folder.
final class PackageNames {
  static final Code CLASH =
      Code.warning("package-name-clash", "Two files would have the same name in a package.")
          .why("One of them is renamed, and code that looks for it by name does not find it.")
          .section("packages: files lie in one folder")
          .example("covers: [a/cover.png, b/cover.png]", "covers: [cover_a.png, cover_b.png]");
  static final Code WINDOWS =
      Code.warning("file-name-not-portable", "A file has a name that Windows does not allow.")
          .why("The package cannot be unpacked there.")
          .section("packages: file names")
          .example("test_inputs: ['input:1.npy']", "test_inputs: [input_1.npy]");
  static final List<Code> CODES = List.of(CLASH, WINDOWS);
  private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");

  private PackageNames() {}

  static void check(List<ReferencedFile> files, Findings out) {
    Map<String, FileSource> taken = new HashMap<>();
    for (ReferencedFile file : files) {
      String name = file.source().fileName();
      FileSource first = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), file.source());
      if (first != null && !first.equals(file.source())) {
        out.add(
            Finding.of(
                    CLASH,
                    file.at(),
                    "'" + file.source() + "' and '" + first + "' have the same name in a package.")
                .hint("Rename one of them; capital and small letters count as the same."));
      }
      if (file.source() instanceof FileSource.RelativePath && !isPortable(name)) {
        out.add(
            Finding.of(WINDOWS, file.at(), "'" + name + "' is no file name on Windows.")
                .expected(
                    "a name without < > : \" | ? *, without a dot or blank at its end, and none"
                        + " such as con or nul"));
      }
    }
  }

  private static boolean isPortable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || "<>:\"|?*".indexOf(c) >= 0) {
        return false;
      }
    }
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    boolean device = DEVICES.contains(stem) || stem.matches("(com|lpt)[1-9]");
    return !device && !name.endsWith(".") && !name.endsWith(" ");
  }
}
