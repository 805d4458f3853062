package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.PortableName;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files of a package have names of their own, on every system. In a package all files lie in
/// one folder.
public final class FileNamesPortable implements NamesRule {
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

  /// The name of the description in every package.
  private static final FileSource RDF = new FileSource.RelativePath(DescriptionName.PACKAGED);

  @Override
  public List<Code> codes() {
    return List.of(CLASH, WINDOWS);
  }

  @Override
  public void check(List<ReferencedFile> files, Findings out) {
    Map<String, FileSource> taken = new HashMap<>(Map.of(identity(RDF), RDF));
    for (ReferencedFile file : files) {
      String name = file.source().fileName();
      FileSource first = taken.putIfAbsent(identity(file.source()), file.source());
      boolean isDescription = name.equals(RDF.fileName());
      if (first != null && !first.equals(file.source()) && !isDescription) {
        out.add(clash(file, first));
      }
      if (file.source() instanceof FileSource.RelativePath && !PortableName.isPortable(name)) {
        out.add(
            Finding.of(WINDOWS, file.at(), "'" + name + "' is no file name on Windows.")
                .expected(
                    "a name without < > : \" | ? *, without a dot or blank at its end, and none"
                        + " such as con or nul"));
      }
    }
  }

  private static String identity(FileSource source) {
    return PortableName.near(source.fileName()).identity();
  }

  private static Finding clash(ReferencedFile file, FileSource first) {
    boolean differInCase = file.source().fileName().equalsIgnoreCase(first.fileName());
    return Finding.of(
            CLASH,
            file.at(),
            "'" + file.source() + "' and '" + first + "' have the same name in a package.")
        .hint(
            differInCase
                ? "Rename one of them; capital and small letters count as the same."
                : "Rename one of them; their names differ only in what some systems do not keep.");
  }
}
