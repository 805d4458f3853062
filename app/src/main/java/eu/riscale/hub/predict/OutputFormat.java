package eu.riscale.hub.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kind of file that outputs are written as.
public enum OutputFormat {
  NPY("npy"),
  TIF("tif"),
  OME("ome.tif"),
  PNG("png");

  private final String word;

  OutputFormat(String word) {
    this.word = word;
  }

  /// What the command line calls it; also the ending of its files.
  public String word() {
    return word;
  }

  public static Optional<OutputFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(OutputFormat::word).toList();
  }
}
