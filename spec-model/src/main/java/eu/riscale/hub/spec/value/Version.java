package eu.riscale.hub.spec.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version such as `1.2.3`, `2.0.0rc1` or `1!2.0+local`, in the wide sense of Python's packages,
/// which includes every semantic version that people use.
///
/// @param text the version as written
/// @param release the dotted numbers, at least one; what is longer than nine digits, as dates are,
///   counts as the largest
public record Version(String text, List<Integer> release) implements Comparable<Version> {
  private static final Pattern PATTERN =
      Pattern.compile(
          "v?(?:\\d{1,200}!)?(\\d{1,200}(?:\\.\\d{1,200})*)"
              + "(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?\\d*)?"
              + "(?:-\\d+|[-_.]?(?:post|rev|r)[-_.]?\\d*)?"
              + "(?:[-_.]?dev[-_.]?\\d*)?"
              + "(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
          Pattern.CASE_INSENSITIVE);

  public static Optional<Version> parse(String text) {
    Matcher matcher = PATTERN.matcher(text.strip());
    if (text.length() > 200 || !matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> release = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.", -1)) {
      release.add(number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number));
    }
    return Optional.of(new Version(text.strip(), List.copyOf(release)));
  }

  public int major() {
    return release.get(0);
  }

  /// By the release numbers alone; missing ones count as 0.
  @Override
  public int compareTo(Version other) {
    int length = Math.max(release.size(), other.release.size());
    for (int i = 0; i < length; i++) {
      int mine = i < release.size() ? release.get(i) : 0;
      int theirs = i < other.release.size() ? other.release.get(i) : 0;
      if (mine != theirs) {
        return Integer.compare(mine, theirs);
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
