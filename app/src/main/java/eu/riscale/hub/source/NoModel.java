package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was saved where a model or its description should be.
final class NoModel {
  private static final String NOT_A_MODEL =
      ", not a model: name the description that they belong to, such as an rdf.yaml, or its"
          + " folder.";

  /// Names of texts that lie beside descriptions and are none.
  private static final Pattern TEXTS = Pattern.compile("(?i).*\\.(md|markdown|rst|py|ipynb)");

  private NoModel() {}

  /// A sentence for who named the file; empty where it may be a description or a zip.
  ///
  /// @param start the first [StandIn#LOOK] bytes of a file, or all of a shorter one
  static Optional<String> of(byte[] start, String name) {
    if (start.length == 0) {
      return name.endsWith(".zip")
          ? Optional.of("the file is empty; fetch it again.")
          : Optional.empty();
    }
    // A description may be written in JSON, whatever its fields are called.
    return StandIn.of(start, name.endsWith(".zip") ? name : name + ".json")
        .map(NoModel::words)
        .or(() -> otherKind(start, name));
  }

  /// A sentence about weights of a known format.
  static String weights(WeightsFormat format) {
    return "these are " + format.word() + " weights" + NOT_A_MODEL;
  }

  /// A sentence about weights.
  static String weights() {
    return "these are weights" + NOT_A_MODEL;
  }

  private static String words(StandIn found) {
    return switch (found) {
      case StandIn.LfsPointer pointer ->
          "it is a Git LFS pointer, not the file itself; fetch the file by 'git lfs pull'.";
      case StandIn.WebPage(String title) ->
          "it is a web page (HTML)%s, not a model; download the model again: log in first, or use"
                  .formatted(title.isEmpty() ? "" : " with the title '" + title + "'")
              + " the link that starts the download.";
      case StandIn.ServerMessage(String text) ->
          "it holds what a server said instead of the file: %s; look whether its address is right and"
                  .formatted(text)
              + " open to you, and download it again.";
      case StandIn.Nothing nothing -> "the file is empty; fetch it again.";
    };
  }

  private static String otherText(String name) {
    return "it is a text of another kind (%s), not a description: name an rdf.yaml, or the folder of a model."
        .formatted(name.substring(name.lastIndexOf('.')));
  }

  private static Optional<String> otherKind(byte[] start, String name) {
    FileKind kind = FileKind.of(start);
    return switch (kind) {
      case GZIP, SEVEN_ZIP, RAR, XZ ->
          Optional.of(
              "it is "
                  + kind.words()
                  + ", which hub does not open; unpack it, and name its folder.");
      case OTHER, JSON, EMPTY, ZIP, GIT_LFS_POINTER, WEB_PAGE ->
          name.endsWith(".zip") && kind != FileKind.ZIP
              ? Optional.of(
                  "its name ends in .zip, and it is no zip; zip the files of the model again.")
              : TEXTS.matcher(name).matches() ? Optional.of(otherText(name)) : Optional.empty();
      case HDF5, PICKLE ->
          Optional.of(name.endsWith(".zip") ? "it is " + kind.words() + ", not a zip." : weights());
      case NPY, PNG, JPEG, GIF, TIFF, PDF ->
          name.endsWith(".zip")
              ? Optional.of("it is " + kind.words() + ", not a zip.")
              : Optional.of(
                  "it is "
                      + kind.words()
                      + ", not a description: name an rdf.yaml, or the folder of a model.");
    };
  }
}
