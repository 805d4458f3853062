package eu.riscale.hub.spec.value;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name that a file can have on Linux, macOS and Windows.
///
/// @param text the name, without folders
public record PortableName(String text) {
  private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");
  private static final Pattern NUMBERED = Pattern.compile("(com|lpt)[1-9¹²³]");

  /// The name nearest to one that is wanted: characters that Windows does not allow become `_`, as
  /// one is added to names of devices, and dots and blanks at the end are left out.
  public static PortableName near(String wanted) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      boolean bad = c < ' ' || c == 0x7F || "<>:\"/\\|?*".indexOf(c) >= 0;
      name.append(bad ? '_' : c);
    }
    while (!name.isEmpty() && " .".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name.setLength(name.length() - 1);
    }
    if (name.isEmpty()) {
      name.append("file");
    }
    int dot = name.indexOf(".");
    String stem = dot < 0 ? name.toString() : name.substring(0, dot);
    if (isDevice(stem.toLowerCase(Locale.ROOT))) {
      name.insert(stem.length(), '_');
    }
    return new PortableName(name.toString());
  }

  /// Whether a file can have the name on every system.
  public static boolean isPortable(String name) {
    return near(name).text.equals(name);
  }

  /// Equal for names that are of one file on some system: Windows and macOS take capital and small
  /// letters for the same, and macOS an accent that follows its letter (NFD) and a letter with its
  /// accent (NFC).
  public String identity() {
    // Small letters have up to two forms, as the Greek sigma has; the capital one has one. The
    // capital sharp s of German is a letter of its own, but its small one has SS for a capital.
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String folded =
        composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isDevice(String stem) {
    return DEVICES.contains(stem) || NUMBERED.matcher(stem).matches();
  }
}
