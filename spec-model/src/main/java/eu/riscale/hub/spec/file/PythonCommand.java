package eu.riscale.hub.spec.file;

import java.util.regex.Pattern;

/// A command that people copy into a terminal of any system. It holds the names of files as others
/// wrote them, so that none but plain ones may stand in it.
public final class PythonCommand {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_. +=/-]*[A-Za-z0-9_])?");
  private static final int LONGEST = 200;

  private PythonCommand() {}

  /// @param code of Python, without double quotes, in which `%s` stand for the names
  public static String of(String code, String... names) {
    Object[] words = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      words[i] = "'" + plain(names[i]) + "'";
    }
    return "python -c \"" + code.formatted(words) + "\"";
  }

  /// A name that means nothing but itself to shells and to Python; `FILE` in the place of others.
  private static String plain(String name) {
    return name.length() <= LONGEST && PLAIN.matcher(name).matches() ? name : "FILE";
  }
}
