package eu.riscale.hub.spec.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/// Writes values as people write them in descriptions, so that they read back as the same values.
public final class YamlText {
  /// What is longer is told in other words.
  private static final int LONGEST = 2_000;

  private static final int LINE = 80;

  /// Texts that need no quotes wherever they stand. Words such as `yes` need none in YAML 1.2, but
  /// older readers take them for truth values.
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}0-9./_<(][\\p{L}\\p{N}\\p{M}./_+()<>@&;=~^%$-]*("
              + " ?[\\p{L}\\p{N}\\p{M}./_+()<>@&;=~^%$'\"!?:-]*[\\p{L}\\p{N}\\p{M}./_+()<>@&;=~^%$'!?-])*");

  private final StringBuilder text = new StringBuilder();
  private final int longest;

  private YamlText(int longest) {
    this.longest = longest;
  }

  /// A value in as few lines as are easy to read, without a line end at its end.
  public static String of(YamlNode node) {
    return of(node, LONGEST);
  }

  /// The same of a value that is written, however long it is.
  public static String whole(YamlNode node) {
    return of(node, Integer.MAX_VALUE);
  }

  private static String of(YamlNode node, int longest) {
    YamlText out = new YamlText(longest);
    if (isShort(node)) {
      out.flow(node);
    } else {
      out.block(node, "");
    }
    return out.text.toString();
  }

  /// A value in one line, as it may stand in brackets.
  public static String line(YamlNode node) {
    return line(node, LONGEST);
  }

  /// The same of a value that is written, however long it is.
  public static String wholeLine(YamlNode node) {
    return line(node, Integer.MAX_VALUE);
  }

  private static String line(YamlNode node, int longest) {
    YamlText out = new YamlText(longest);
    out.flow(node);
    return out.text.toString();
  }

  /// As [#of], with the fields of a mapping below each other, as in lists.
  public static String item(YamlNode node) {
    return item(node, LONGEST);
  }

  /// The same of a value that is written, however long it is.
  public static String wholeItem(YamlNode node) {
    return item(node, Integer.MAX_VALUE);
  }

  private static String item(YamlNode node, int longest) {
    YamlText out = new YamlText(longest);
    out.block(node, "");
    return out.text.toString();
  }

  /// A text, in quotes where it would be read as something else.
  public static String of(String text) {
    boolean plain =
        ScalarKinds.of(text) == YamlScalar.Kind.STRING
            && !isOldTruth(text)
            && !text.contains(": ")
            && !text.contains(" #")
            && PLAIN.matcher(text).matches();
    if (plain) {
      return text;
    }
    boolean printable = text.codePoints().noneMatch(c -> c < ' ' || (c > '~' && c < 0xA1));
    return printable ? quoted(text) : escaped(text);
  }

  /// A text in single quotation marks, between which all that can be printed stands for itself.
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static boolean isOldTruth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "n", "yes", "no", "on", "off" -> text.length() > 1;
      default -> false;
    };
  }

  private static String escaped(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (c < ' ' || (c > '~' && c < 0xA1) || (c >= 0xD800 && c < 0xE000)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  private static boolean isShort(YamlNode node) {
    YamlText out = new YamlText(LONGEST);
    return switch (node) {
      case YamlScalar scalar -> true;
      case YamlSequence list ->
          list.items().stream()
                  .allMatch(item -> item instanceof YamlScalar || item instanceof YamlSequence)
              && out.fits(list);
      case YamlMapping mapping ->
          mapping.entries().stream().noneMatch(entry -> entry.value() instanceof YamlMapping)
              && out.fits(mapping);
    };
  }

  private boolean fits(YamlNode node) {
    flow(node);
    return text.length() <= LINE;
  }

  private void flow(YamlNode node) {
    if (text.length() > longest) {
      return;
    }
    switch (node) {
      case YamlScalar scalar -> text.append(written(scalar));
      case YamlSequence list -> {
        String before = "[";
        for (YamlNode item : list.items()) {
          text.append(before);
          flow(item);
          before = ", ";
        }
        text.append(list.items().isEmpty() ? "[]" : "]");
      }
      case YamlMapping mapping -> {
        String before = "{";
        for (YamlMapping.Entry entry : mapping.entries()) {
          text.append(before).append(key(entry)).append(": ");
          flow(entry.value());
          before = ", ";
        }
        text.append(mapping.entries().isEmpty() ? "{}" : "}");
      }
    }
  }

  private void block(YamlNode node, String indent) {
    if (text.length() > longest) {
      return;
    }
    switch (node) {
      case YamlScalar scalar -> text.append(written(scalar));
      case YamlSequence list -> {
        String before = "";
        for (YamlNode item : list.items()) {
          text.append(before).append("- ");
          before = "\n" + indent;
          below(item, indent + "  ");
        }
        text.append(list.items().isEmpty() ? "[]" : "");
      }
      case YamlMapping mapping -> {
        String before = "";
        for (YamlMapping.Entry entry : mapping.entries()) {
          text.append(before).append(key(entry)).append(':');
          before = "\n" + indent;
          field(entry.value(), indent);
        }
        text.append(mapping.entries().isEmpty() ? "{}" : "");
      }
    }
  }

  private void below(YamlNode item, String indent) {
    if (item instanceof YamlSequence && isShort(item)) {
      flow(item);
    } else {
      block(item, indent);
    }
  }

  private void field(YamlNode value, String indent) {
    if (isShort(value)) {
      text.append(' ');
      flow(value);
    } else {
      String inner = value instanceof YamlSequence ? indent : indent + "  ";
      text.append('\n').append(inner);
      block(value, inner);
    }
  }

  private static String key(YamlMapping.Entry entry) {
    return entry.keyKind() == YamlScalar.Kind.STRING ? of(entry.key()) : entry.key();
  }

  private static String written(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> of(scalar.text());
      case NULL -> "null";
      case BOOL, INT, FLOAT, TIMESTAMP -> scalar.text();
    };
  }
}
