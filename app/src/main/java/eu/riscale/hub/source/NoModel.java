package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was saved where a model or its description should be.
final class NoModel {
  private static final String NAME_A_MODEL = "name an rdf.yaml, or the folder of a model.";

  private static final Refusal EMPTY = new Refusal("the file is empty;", "fetch it again.");

  /// Names of texts that lie beside descriptions and are none.
  private static final Pattern TEXTS = Pattern.compile("(?i).*\\.(md|markdown|rst|py|ipynb)");

  private NoModel() {}

  /// Why it is none; empty where it may be a description or a zip.
  ///
  /// @param start the first [StandIn#LOOK] bytes of a file, or all of a shorter one
  static Optional<Refusal> of(byte[] start, String name) {
    if (start.length == 0) {
      return name.endsWith(".zip") ? Optional.of(EMPTY) : Optional.empty();
    }
    // A description may be written in JSON, whatever its fields are called.
    return StandIn.of(start, name.endsWith(".zip") ? name : name + ".json")
        .map(NoModel::words)
        .or(() -> otherKind(start, name));
  }

  /// Weights of a known format.
  static Refusal weights(WeightsFormat format) {
    return ofWeights(format.word() + " weights");
  }

  static Refusal weights() {
    return ofWeights("weights");
  }

  private static Refusal ofWeights(String words) {
    return new Refusal(
        "these are " + words + ", not a model:",
        "name the description that they belong to, such as an rdf.yaml, or its folder; where there"
            + " is none yet, 'hub init' begins one.");
  }

  private static Refusal words(StandIn found) {
    return switch (found) {
      case StandIn.LfsPointer pointer ->
          new Refusal(
              "it is a Git LFS pointer, not the file itself;", "fetch the file by 'git lfs pull'.");
      case StandIn.WebPage(String title) ->
          new Refusal(
              "it is a web page (HTML)%s, not a model;"
                  .formatted(title.isEmpty() ? "" : " with the title '" + title + "'"),
              "download the model again: log in first, or use the link that starts the download.");
      case StandIn.ServerMessage(String text) ->
          new Refusal(
              "it holds what a server said instead of the file: %s;".formatted(text),
              "look whether its address is right and open to you, and download it again.");
      case StandIn.Nothing nothing -> EMPTY;
    };
  }

  private static Refusal noDescription(String words) {
    return new Refusal("it is " + words + ", not a description:", NAME_A_MODEL);
  }

  private static Optional<Refusal> otherKind(byte[] start, String name) {
    FileKind kind = FileKind.of(start);
    return switch (kind) {
      case GZIP, SEVEN_ZIP, RAR, XZ ->
          Optional.of(
              new Refusal(
                  "it is " + kind.words() + ", which hub does not open;",
                  "unpack it, and name its folder."));
      case OTHER, JSON, EMPTY, ZIP, GIT_LFS_POINTER, WEB_PAGE ->
          name.endsWith(".zip") && kind != FileKind.ZIP
              ? Optional.of(
                  new Refusal(
                      "its name ends in .zip, and it is no zip;",
                      "zip the files of the model again."))
              : Optional.of(name)
                  .filter(it -> TEXTS.matcher(it).matches())
                  .map(it -> it.substring(it.lastIndexOf('.')))
                  .map(ending -> noDescription("a text of another kind (" + ending + ")"));
      case HDF5, PICKLE -> Optional.of(name.endsWith(".zip") ? noZip(kind) : weights());
      case NPY, PNG, JPEG, GIF, TIFF, PDF ->
          Optional.of(name.endsWith(".zip") ? noZip(kind) : noDescription(kind.words()));
    };
  }

  private static Refusal noZip(FileKind kind) {
    return Refusal.of("it is " + kind.words() + ", not a zip.");
  }
}
