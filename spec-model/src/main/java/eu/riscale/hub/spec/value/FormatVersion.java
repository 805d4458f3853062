package eu.riscale.hub.spec.value;

import java.util.Optional;

/// The version of the format that a description follows: three numbers.
public record FormatVersion(int major, int minor, int patch) implements Comparable<FormatVersion> {

  /// Reads `major.minor.patch`; anything else, such as `0.5`, is not a format version.
  public static Optional<FormatVersion> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    int[] numbers = new int[3];
    for (int i = 0; i < 3; i++) {
      if (!isNumber(parts[i])) {
        return Optional.empty();
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return Optional.of(new FormatVersion(numbers[0], numbers[1], numbers[2]));
  }

  public boolean isSeries(int wantedMajor, int wantedMinor) {
    return major == wantedMajor && minor == wantedMinor;
  }

  public boolean isBefore(FormatVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(FormatVersion other) {
    if (major != other.major) {
      return Integer.compare(major, other.major);
    }
    return minor != other.minor
        ? Integer.compare(minor, other.minor)
        : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 6;
  }
}
