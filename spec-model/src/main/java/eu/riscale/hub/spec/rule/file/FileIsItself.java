package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file is there itself, and not something that came in its place. What stands in for a file has
/// a checksum, a size and a format of its own, of which nothing must be said or written down.
public final class FileIsItself implements FileCondition {
  static final Code POINTER =
      Code.error("file-is-lfs-pointer", "A Git LFS pointer lies in the place of a file.")
          .why("It only says where Git keeps the file; nothing can be loaded from it.")
          .section("files")
          .example(
              "source: weights.pt  # version https://git-lfs.github.com/spec/v1 …",
              "source: weights.pt  # after git lfs pull");
  static final Code PAGE =
      Code.error("file-is-web-page", "A web page was saved in the place of a file.")
          .why("A server sent a page to log in, or one that tells of an error.")
          .section("files")
          .example(
              "source: weights.pt  # <!DOCTYPE html>…",
              "source: weights.pt  # downloaded after logging in");
  static final Code MESSAGE =
      Code.error(
              "file-is-server-message", "The message of a server was saved in the place of a file.")
          .why("The download failed, and what the server said of it got the name of the file.")
          .section("files")
          .example("source: weights.pt  # 404: Not Found", "source: weights.pt  # 12 MB");
  static final Code EMPTY =
      Code.error("file-is-empty", "A file is empty.")
          .why("Its download or copy was never finished, or nothing was saved to it.")
          .section("files")
          .example("source: weights.pt  # 0 bytes", "source: weights.pt  # 12 MB");
  private static final List<String> TEXTS = List.of(".md", ".txt", ".rst", ".markdown");

  @Override
  public List<Code> codes() {
    return List.of(POINTER, PAGE, MESSAGE, EMPTY);
  }

  @Override
  public boolean holds(ReferencedFile file, OnceRead files, Findings out) throws IOException {
    Optional<StandIn> found = files.start(file.source()).standIn();
    if (found.isEmpty()) {
      return true;
    }
    Optional<Finding> finding =
        switch (found.get()) {
          case StandIn.LfsPointer(String sha256) -> Optional.of(pointer(file, sha256));
          case StandIn.WebPage(String title) -> Optional.of(page(file, title, files));
          case StandIn.ServerMessage(String text) -> Optional.of(message(file, text, files));
          case StandIn.Nothing nothing ->
              mayBeEmpty(file) ? Optional.empty() : Optional.of(empty(file));
        };
    finding.ifPresent(out::add);
    return finding.isEmpty();
  }

  private static Finding pointer(ReferencedFile file, String sha256) {
    boolean isMeant = file.sha256().filter(sum -> sum.hex().equals(sha256)).isPresent();
    String other =
        file.sha256().isEmpty() || isMeant || sha256.isEmpty()
            ? ""
            : " Then let sha256 be "
                + sha256
                + ", the checksum of the file that the pointer names.";
    return Finding.of(
            POINTER,
            file.at(),
            "'%s' is a Git LFS pointer: a few lines of text in the place of the file."
                .formatted(file.source()))
        .expected(sha256.isEmpty() ? "the file itself" : "the file with the checksum " + sha256)
        .hint(
            "Fetch the file: install Git LFS, then run 'git lfs pull' in the repository that the"
                + " pointer came from."
                + other);
  }

  private static Finding page(ReferencedFile file, String title, OnceRead files)
      throws IOException {
    String called = title.isEmpty() ? "" : " with the title '" + title + "'";
    return judged(
        file,
        files,
        Finding.of(
                PAGE,
                file.at(),
                "'%s' is a web page (HTML)%s, not the file itself."
                    .formatted(file.source(), called))
            .hint(
                "Download the file again: log in first, or use the link that starts the download,"
                    + " not the one of the page about the file."));
  }

  private static Finding message(ReferencedFile file, String text, OnceRead files)
      throws IOException {
    return judged(
        file,
        files,
        Finding.of(
                MESSAGE,
                file.at(),
                "'%s' holds what a server said instead of the file: %s"
                    .formatted(file.source(), text))
            .hint("Download the file again; look whether its address is right and open to you."));
  }

  private static Finding empty(ReferencedFile file) {
    return Finding.of(EMPTY, file.at(), "'" + file.source() + "' is empty: it has 0 bytes.")
        .hint("Copy, download or save the file again.");
  }

  /// A text may be a page that its author wrote, where no checksum says otherwise.
  private static Finding judged(ReferencedFile file, OnceRead files, Finding finding)
      throws IOException {
    boolean mayBeMeant =
        TEXTS.contains(file.source().suffix().toLowerCase(Locale.ROOT))
            && (file.sha256().isEmpty() || files.sha256(file.source()).equals(file.sha256().get()));
    return mayBeMeant ? finding.severity(Severity.ALERT) : finding;
  }

  /// Code and notes may be empty, where no checksum says otherwise.
  private static boolean mayBeEmpty(ReferencedFile file) {
    return switch (file.role()) {
      case Role.Plain plain -> isSumOfNothing(file);
      case Role.Documentation documentation -> isSumOfNothing(file);
      case Role.Dependencies dependencies -> isSumOfNothing(file);
      case Role.Cover cover -> false;
      case Role.TestTensor tensor -> false;
      case Role.Weights weights -> false;
      case Role.OnnxWeights weights -> false;
      case Role.ExternalData data -> false;
    };
  }

  private static boolean isSumOfNothing(ReferencedFile file) {
    return file.sha256().isEmpty()
        || file.sha256()
            .get()
            .hex()
            .equals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
