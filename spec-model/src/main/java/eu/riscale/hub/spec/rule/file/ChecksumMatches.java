package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.LineEnds;
import eu.riscale.hub.spec.file.PythonCommand;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file is the one that its checksum was made of. Where it is not, hub looks at why before it
/// says whose fault that is: the checksum of a damaged file must not be written down.
public final class ChecksumMatches implements FileCondition {
  static final Code MISMATCH =
      Code.error(
              "sha256-mismatch", "A file has another SHA-256 checksum than the description says.")
          .why("It was changed or damaged since, or is not the file that is meant.")
          .section("files: sha256")
          .example(
              "source: weights.pt\nsha256: 0000…",
              "source: weights.pt\nsha256: (the output of sha256sum weights.pt)");

  /// Only texts have lines, and no text of a model is larger.
  private static final long LARGEST_TEXT = 64L << 20;

  @Override
  public List<Code> codes() {
    return List.of(MISMATCH);
  }

  /// Whether the file is right, as far as its checksum tells.
  @Override
  public boolean holds(ReferencedFile file, OnceRead files, Findings out) throws IOException {
    if (file.sha256().isEmpty()) {
      return true;
    }
    Sha256 declared = file.sha256().get();
    Sha256 actual = files.sha256(file.source());
    if (!actual.equals(declared)) {
      out.add(mismatch(file, actual, files).expected(declared.hex()));
    }
    return actual.equals(declared);
  }

  private static Finding mismatch(ReferencedFile file, Sha256 actual, OnceRead files)
      throws IOException {
    String found = "'" + file.source() + "' has the checksum " + actual;
    Optional<LineEnds> before = lineEnds(file, files);
    if (before.isPresent()) {
      return Finding.of(
              MISMATCH,
              file.at(),
              "%s, because its line ends were changed from %s to %s; with the former ones it has the right checksum."
                  .formatted(found, before.get(), other(before.get())))
          .hint(turnBack(file, before.get()));
    }
    FileKind kind = files.start(file.source()).kind();
    Optional<String> early = files.earlyEnd(file);
    if (early.isPresent()) {
      return Finding.of(
              MISMATCH, file.at(), found + ". The file is not whole: " + early.get() + ".")
          .hint("Copy or download the file again; the checksum in the description may be right.");
    }
    Optional<String> other = files.withChecksum(actual);
    if (other.isPresent()) {
      return Finding.of(
              MISMATCH,
              file.at(),
              "%s, which the description gives '%s'.".formatted(found, other.get()))
          .hint(
              "Look which file is which, and give each its own name; the checksums may be right.");
    }
    if (isOtherKind(file, kind)) {
      return Finding.of(
              MISMATCH, file.at(), found + ". By its first bytes it is " + kind.words() + ".")
          .hint(
              "Look for the file that is meant, and put it here; the checksum in the description"
                  + " may be right.");
    }
    Optional<String> content = OtherContent.of(file, files.start(file.source()), files);
    if (content.isPresent()) {
      return Finding.of(MISMATCH, file.at(), found + ". " + content.get())
          .hint("Fetch the file again; the checksum in the description may be right.");
    }
    return Finding.of(MISMATCH, file.at(), found + ".")
        .hint(
            "If you changed the file on purpose, write %s: %s; else copy or download it again."
                .formatted(field(file), actual));
  }

  /// The checksum beside 'file.py:Name' has a name of its own.
  private static String field(ReferencedFile file) {
    Object last = file.at().segments().getLast();
    return last.equals("architecture")
        ? "architecture_sha256"
        : last instanceof String field && field.endsWith("sha256") ? field : "sha256";
  }

  /// How its lines ended when it had the checksum of the description.
  private static Optional<LineEnds> lineEnds(ReferencedFile file, FileLookup files)
      throws IOException {
    if (files.size(file.source()) > LARGEST_TEXT) {
      return Optional.empty();
    }
    for (LineEnds ends : LineEnds.values()) {
      if (file.sha256().equals(Optional.of(files.sha256(file.source(), ends)))) {
        return Optional.of(ends);
      }
    }
    return Optional.empty();
  }

  private static LineEnds other(LineEnds ends) {
    return switch (ends) {
      case LF -> LineEnds.CRLF;
      case CRLF -> LineEnds.LF;
    };
  }

  private static String turnBack(ReferencedFile file, LineEnds ends) {
    String name = file.source().toString();
    String command =
        switch (ends) {
          case LF ->
              PythonCommand.of(
                  "p = %s; b = open(p, 'rb').read().replace(b'\\r\\n', b'\\n'); open(p,"
                      + " 'wb').write(b)",
                  name);
          case CRLF ->
              PythonCommand.of(
                  "p = %s; b = open(p, 'rb').read().replace(b'\\r\\n', b'\\n').replace(b'\\n',"
                      + " b'\\r\\n'); open(p, 'wb').write(b)",
                  name);
        };
    return "Turn them back, in the folder of the description: "
        + command
        + " (Where Git changes them, the line '* -text' in .gitattributes forbids it.)";
  }

  /// Whether it is of a kind that files of its name never are.
  private static boolean isOtherKind(ReferencedFile file, FileKind kind) {
    String suffix = file.source().suffix().toLowerCase(Locale.ROOT);
    List<String> named =
        switch (kind) {
          case HDF5 -> List.of(".h5", ".hdf5", ".keras", ".hdf", ".ims", ".nc", ".mat");
          case NPY -> List.of(".npy");
          case PNG -> List.of(".png");
          case JPEG -> List.of(".jpg", ".jpeg");
          case GIF -> List.of(".gif");
          case TIFF -> List.of(".tif", ".tiff", ".lsm", ".svs", ".ndpi");
          case PDF -> List.of(".pdf");
          case GZIP -> List.of(".gz", ".tgz");
          case SEVEN_ZIP -> List.of(".7z");
          case RAR -> List.of(".rar");
          case XZ -> List.of(".xz");
          case ZIP -> isNeverZip(suffix) ? List.of(".zip") : List.of();
          case EMPTY, PICKLE, JSON, GIT_LFS_POINTER, WEB_PAGE, OTHER -> List.of();
        };
    return !named.isEmpty() && !suffix.isEmpty() && !named.contains(suffix);
  }

  private static boolean isNeverZip(String suffix) {
    return List.of(".npy", ".onnx", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".md", ".py")
        .contains(suffix);
  }
}
