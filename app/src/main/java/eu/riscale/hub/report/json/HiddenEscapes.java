package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Writes what nobody sees by its code point, which JSON reads as the same: some readers of lines
/// take it for the end of one (U+0085, U+2028), and some terminals for a command (U+009B).
final class HiddenEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final int DELETE = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_CUSTOM;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return character <= Character.MAX_VALUE && Printable.isHidden((char) character)
        ? new SerializedString(Printable.escaped((char) character))
        : null;
  }
}
