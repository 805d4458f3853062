package eu.riscale.hub.spec.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a field stands, without indices, and with the words that tell records apart:
/// `inputs.axes[space].size`.
///
/// @param text as above
/// @param parts the names and words of it
record FieldPlace(String text, List<Part> parts) {
  private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[\\]]+)");

  /// A name or word. What asks for a place may leave out the words in brackets, and `kwargs`, in
  /// which all of a step stands.
  record Part(String name, boolean mayBeLeftOut) {}

  /// Of its text, in which indices count for nothing.
  static FieldPlace of(String text) {
    return new FieldPlace(text, parsed(text));
  }

  /// The name of the field itself.
  String name() {
    return text.substring(text.lastIndexOf('.') + 1);
  }

  /// What holds the field, such as `inputs.axes[space]`; empty where nothing does.
  String holder() {
    return text.substring(0, Math.max(0, text.lastIndexOf('.')));
  }

  /// How many parts of the place are told by its end, such as `axes.size`; 0 where it does not end
  /// so. The name `*` stands for any.
  int told(FieldPlace end) {
    List<Part> asked = end.parts();
    if (asked.isEmpty() || parts.isEmpty() || !fits(asked.getLast(), parts.getLast())) {
      return 0;
    }
    int next = asked.size() - 1;
    for (int i = parts.size() - 1; i >= 0 && next >= 0; i--) {
      if (fits(asked.get(next), parts.get(i))) {
        next--;
      } else if (!parts.get(i).mayBeLeftOut()) {
        return 0;
      }
    }
    return next < 0 ? asked.size() : 0;
  }

  private static boolean fits(Part asked, Part part) {
    return asked.name().equals(part.name()) || (asked.name().equals("*") && !part.mayBeLeftOut());
  }

  private static List<Part> parsed(String place) {
    List<Part> parts = new ArrayList<>();
    Matcher part = PART.matcher(place);
    while (part.find()) {
      String word = part.group(1);
      if (word == null) {
        parts.add(new Part(part.group(2), part.group(2).equals("kwargs")));
      } else if (!word.chars().allMatch(Character::isDigit)) {
        parts.add(new Part(word, true));
      }
    }
    return List.copyOf(parts);
  }
}
