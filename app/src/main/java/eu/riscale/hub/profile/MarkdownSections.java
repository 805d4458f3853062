package eu.riscale.hub.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The headings of a Markdown text, and which of them have text below, their sub-sections'
/// included.
///
/// @param filled whether there is text, by the heading in small letters without marks
record MarkdownSections(Map<String, Boolean> filled) {

  /// A heading that is open, with its level.
  private record Heading(int level, String name) {}

  static MarkdownSections of(String text) {
    Map<String, Boolean> filled = new HashMap<>();
    List<Heading> open = new ArrayList<>();
    boolean isCode = false;
    for (String line : text.split("\n", -1)) {
      String trimmed = line.strip();
      int level = isCode ? 0 : level(trimmed);
      isCode ^= trimmed.startsWith("```");
      if (level > 0) {
        open.removeIf(heading -> heading.level() >= level);
        Heading heading = new Heading(level, name(trimmed));
        open.add(heading);
        filled.putIfAbsent(heading.name(), false);
      } else if (saysSomething(trimmed)) {
        open.forEach(heading -> filled.put(heading.name(), true));
      }
    }
    return new MarkdownSections(filled);
  }

  /// Empty where there is no such section.
  Optional<Boolean> isFilled(String section) {
    return Optional.ofNullable(filled.get(name(section)));
  }

  private static int level(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level <= 6 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
  }

  private static String name(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /// Rules, the template's own instructions in italics and its `[places]` to fill in say nothing.
  private static boolean saysSomething(String line) {
    String own =
        line.replaceAll("\\*\\[[^\\]]*\\]\\*", "")
            .replaceAll("\\*\\*[^*]*:\\*\\*", "")
            .replaceAll("^[-*] +\\*[^*]*\\*$|^\\*[^*]+\\*$", "");
    return own.chars().anyMatch(Character::isLetterOrDigit);
  }
}
