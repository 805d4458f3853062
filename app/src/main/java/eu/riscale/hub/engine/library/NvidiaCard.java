package eu.riscale.hub.engine.library;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// An NVIDIA GPU, as `nvidia-smi` tells of it.
///
/// @param uuid such as `GPU-5d7f1c2e-…`
/// @param name such as `NVIDIA H200`
/// @param total bytes of its memory; empty where that is not told, and where the GPU is sliced, as
///   no slice has as much
/// @param free bytes of it that nothing takes; empty likewise
/// @param driver the driver's version
/// @param form whether networks run on all of it
public record NvidiaCard(
    String uuid, String name, OptionalLong total, OptionalLong free, String driver, Form form) {

  /// What NVIDIA calls MIG cuts a GPU into several.
  public enum Form {
    WHOLE,
    SLICED
  }

  /// What `nvidia-smi` is asked for, in the order in which it answers.
  static final List<String> QUERY =
      List.of(
          "--query-gpu=uuid,name,memory.total,memory.free,driver_version,mig.mode.current",
          "--format=csv,noheader,nounits");

  private static final int FIELDS = 6;
  private static final int LONGEST = 100;
  private static final int MOST_DIGITS = 9;

  /// The cards in the order of the answer; none where any line of it is not as asked for, because
  /// then their order is not known.
  static List<NvidiaCard> read(String answer) {
    List<Optional<NvidiaCard>> cards =
        answer.lines().filter(line -> !line.isBlank()).map(NvidiaCard::line).toList();
    return cards.stream().allMatch(Optional::isPresent)
        ? cards.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Optional<NvidiaCard> line(String line) {
    List<String> fields = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    if (fields.size() != FIELDS
        || !fields.stream().allMatch(NvidiaCard::isShortText)
        || !fields.getFirst().startsWith("GPU-")) {
      return Optional.empty();
    }
    Form form = fields.get(5).toLowerCase(Locale.ROOT).equals("enabled") ? Form.SLICED : Form.WHOLE;
    return Optional.of(
        new NvidiaCard(
            fields.get(0),
            fields.get(1),
            form == Form.WHOLE ? mebibytes(fields.get(2)) : OptionalLong.empty(),
            form == Form.WHOLE ? mebibytes(fields.get(3)) : OptionalLong.empty(),
            fields.get(4),
            form));
  }

  /// What a network runs on, such as `NVIDIA H200`.
  public String words() {
    return switch (form) {
      case WHOLE -> name;
      case SLICED -> "a slice of " + name;
    };
  }

  private static boolean isShortText(String field) {
    return !field.isEmpty()
        && field.length() <= LONGEST
        && field.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
  }

  /// What is no number says that it is not known, such as `[N/A]`.
  private static OptionalLong mebibytes(String field) {
    boolean isNumber =
        field.length() <= MOST_DIGITS
            && field.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    return isNumber ? OptionalLong.of(Long.parseLong(field) << 20) : OptionalLong.empty();
  }

  /// The command line that asks for all cards.
  static List<String> command(String program) {
    return Stream.concat(Stream.of(program), QUERY.stream()).toList();
  }
}
