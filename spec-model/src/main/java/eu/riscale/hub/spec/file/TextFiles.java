package eu.riscale.hub.spec.file;

import java.util.Locale;
import java.util.Set;

/// Tells texts from pictures, numbers and programs: by their names, and by what they begin with.
final class TextFiles {
  private static final Set<String> ENDINGS =
      Set.of(
          "bat",
          "bib",
          "c",
          "cc",
          "cfg",
          "cff",
          "cmd",
          "conf",
          "config",
          "cpp",
          "css",
          "csv",
          "cypher",
          "dockerfile",
          "env",
          "example",
          "groovy",
          "h",
          "htm",
          "html",
          "ijm",
          "ini",
          "ipynb",
          "java",
          "jl",
          "js",
          "json",
          "jsonl",
          "key",
          "kt",
          "local",
          "log",
          "lua",
          "m",
          "markdown",
          "md",
          "mjs",
          "netrc",
          "out",
          "pem",
          "pgpass",
          "pl",
          "ppk",
          "properties",
          "ps1",
          "py",
          "pyi",
          "pyw",
          "r",
          "rmd",
          "rb",
          "rst",
          "scala",
          "sh",
          "sql",
          "svg",
          "tex",
          "toml",
          "ts",
          "tsv",
          "txt",
          "xml",
          "yaml",
          "yml",
          "zsh");

  /// Of a hundred letters of a text so many may be control characters, as logs have them; of packed
  /// or drawn bytes they are ten.
  private static final int MOST_CONTROLS = 2;

  /// Other files tell in their first bytes what they are, with some that are no letters.
  private static final int SIGNATURE = 8;

  private TextFiles() {}

  static boolean isText(String name, byte[] begin, TextEncoding encoding) {
    return isNamedSo(name.toLowerCase(Locale.ROOT))
        || looksSo(encoding.read(begin, encoding.mark(), begin.length));
  }

  /// Files of settings begin with a dot.
  private static boolean isNamedSo(String name) {
    return name.startsWith(".") || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean looksSo(String begin) {
    boolean isSigned = begin.chars().limit(SIGNATURE).anyMatch(c -> isControl(c) || isOdd(c));
    return !isSigned
        && begin.chars().filter(TextFiles::isControl).count() * 100
            <= (long) begin.length() * MOST_CONTROLS;
  }

  private static boolean isControl(int letter) {
    return letter < ' ' && "\t\n\f\r\b\u001b".indexOf(letter) < 0;
  }

  /// None of the letters of Latin-1.
  private static boolean isOdd(int letter) {
    return letter >= 0x7F && letter < 0xA0;
  }
}
