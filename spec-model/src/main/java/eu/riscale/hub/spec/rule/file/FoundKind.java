package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;

/// What is said of a file that is not what its field asks for.
final class FoundKind {
  private FoundKind() {}

  /// What the file begins as.
  static FileKind of(FileSource source, FileLookup files) throws IOException {
    return files.start(source).kind();
  }

  /// Words that go on behind the name of a file which is not a whole zip.
  ///
  /// @param wanted what it should be, such as `a SavedModel`
  static String noZip(FileSource source, FileLookup files, String wanted) throws IOException {
    FileKind kind = of(source, files);
    return switch (kind) {
      case ZIP -> "is no complete zip archive: it begins as one, and its end is missing or damaged";
      case OTHER -> "is no zip archive, as " + wanted + " is";
      case EMPTY,
          HDF5,
          PICKLE,
          NPY,
          PNG,
          JPEG,
          GIF,
          TIFF,
          PDF,
          GZIP,
          SEVEN_ZIP,
          RAR,
          XZ,
          JSON,
          GIT_LFS_POINTER,
          WEB_PAGE ->
          "is " + kind.words() + ", not the zip archive that " + wanted + " is";
    };
  }

  /// How to go on with what is no file of the wanted format.
  ///
  /// @param wanted how the wanted file is made, in whole sentences
  static String help(String wanted, FileKind kind) {
    String other = ofOtherFormat(kind);
    return other.isEmpty() ? wanted : wanted + " " + other;
  }

  /// Empty for what no weights are, and for HDF5, under which [ActualFormat] says to list it.
  private static String ofOtherFormat(FileKind kind) {
    return switch (kind) {
      case ZIP -> "Look what is in it by 'hub inspect', and list it under that format.";
      case PICKLE ->
          "If torch.save wrote it, list it under pytorch_state_dict, with its architecture.";
      case GZIP, SEVEN_ZIP, RAR, XZ -> "Unpack it, and name the file that was in it.";
      case EMPTY, HDF5, NPY, PNG, JPEG, GIF, TIFF, PDF, JSON, GIT_LFS_POINTER, WEB_PAGE, OTHER ->
          "";
    };
  }
}
