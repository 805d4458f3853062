package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.weights.WeightsContent;
import java.util.Optional;

/// One weights entry: what the description says of it, what is in its file, and what runs it here.
///
/// @param format the key under `weights`
/// @param source as the description names it
/// @param bytes size of the file; -1 where it is not there
/// @param parent the format that it was converted from; empty for the original
/// @param version of the library that wrote the file, or of its operators
/// @param engine what runs the format on this machine; empty for a format that nothing runs
public record WeightsPage(
    String format,
    String source,
    long bytes,
    Checksum checksum,
    String parent,
    Version version,
    WeightsContent content,
    Optional<EngineReport> engine) {

  /// A version by the description and by the file; empty where one does not say.
  ///
  /// @param of what it is the version of, such as `PyTorch` or `opset`
  public record Version(String of, String declared, String actual) {}

  /// How a file stands to its declared checksum.
  public enum Checksum {
    MATCHES("matches"),
    DIFFERS("differs"),
    NOT_DECLARED("not declared"),
    NOT_CHECKED("not checked");

    private final String word;

    Checksum(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
