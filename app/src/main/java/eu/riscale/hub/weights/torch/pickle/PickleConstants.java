package eu.riscale.hub.weights.torch.pickle;

import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Whole;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Reads the values that stand in a pickle as they are: numbers, texts and bytes.
final class PickleConstants {
  private PickleConstants() {}

  /// The value of a step; null where the step makes none by itself.
  static @Nullable PickleValue read(int opcode, PickleInput in)
      throws IOException, PickleException {
    return switch (opcode) {
      case 'N' -> new PickleValue.None();
      case 0x88 -> new PickleValue.Truth(true);
      case 0x89 -> new PickleValue.Truth(false);
      case 'I' -> whole(in.line());
      case 'L' -> whole(in.line().strip().replaceFirst("L$", ""));
      case 'J' -> Whole.of(in.signed32());
      case 'K' -> Whole.of(in.next());
      case 'M' -> Whole.of(in.unsigned16());
      case 0x8a -> new Whole(in.number(in.next()));
      case 0x8b -> new Whole(in.number(in.signed32()));
      case 'F' -> real(in.line());
      case 'G' -> new PickleValue.Real(in.real());
      case 'S' -> new Text(unquoted(in.line()));
      case 'V' -> new Text(in.escapedLine());
      case 'T' -> new Text(in.oldText(in.signed32()));
      case 'U' -> new Text(in.oldText(in.next()));
      case 'X' -> new Text(in.text(in.unsigned32()));
      case 0x8c -> new Text(in.text(in.next()));
      case 0x8d -> new Text(in.text(in.signed64()));
      case 'B' -> bytes(in.unsigned32(), in);
      case 'C' -> bytes(in.next(), in);
      case 0x8e, 0x96 -> bytes(in.signed64(), in);
      default -> null;
    };
  }

  /// Bytes are passed over.
  private static PickleValue bytes(long length, PickleInput in)
      throws IOException, PickleException {
    in.skip(length);
    return new PickleValue.Bytes(length);
  }

  /// Protocol 0 writes truth values as the numbers 00 and 01.
  private static PickleValue whole(String text) throws PickleException {
    return switch (text.strip()) {
      case "00" -> new PickleValue.Truth(false);
      case "01" -> new PickleValue.Truth(true);
      default -> new Whole(number(text));
    };
  }

  /// A number in decimal digits.
  static BigInteger number(String text) throws PickleException {
    try {
      if (text.length() < 100) {
        return new BigInteger(text.strip());
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new PickleException("has something else where a number belongs");
  }

  private static PickleValue real(String text) throws PickleException {
    try {
      return new PickleValue.Real(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new PickleException("has something else where a number belongs");
    }
  }

  private static String unquoted(String line) {
    String text = line.strip();
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? PickleEscapes.decode(text.substring(1, text.length() - 1)) : text;
  }
}
