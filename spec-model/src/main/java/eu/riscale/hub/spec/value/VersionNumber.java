package eu.riscale.hub.spec.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first two numbers of a library's version, which tell what is compatible.
public record VersionNumber(int major, int minor) implements Comparable<VersionNumber> {
  private static final Pattern NUMBERS = Pattern.compile("^\\D{0,20}?(\\d{1,4})\\.(\\d{1,4})");

  /// Words may stand in front, as in `tfjs-layers 4.22.0`. Empty where the text is no such version.
  public static Optional<VersionNumber> parse(String text) {
    Matcher found = NUMBERS.matcher(text);
    return found.find()
        ? Optional.of(
            new VersionNumber(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(VersionNumber other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
