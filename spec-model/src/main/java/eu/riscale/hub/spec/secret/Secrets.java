package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.stream.Stream;

/// Finds tokens, keys and passwords by the forms that their makers give them.
public final class Secrets {
  /// So many spots are found in one text at most.
  public static final int MOST = 500;

  /// No secret is shorter, with what it stands in.
  private static final int SHORTEST = 8;

  /// Where two take the same letters for theirs, the first has them.
  static final Words WORDS =
      new Words(
          Stream.of(
                  PrivateKeys.PROBES.stream(),
                  Tokens.PROBES.stream(),
                  CloudTokens.PROBES.stream(),
                  Addresses.PROBES.stream(),
                  NamedSecrets.PROBES.stream(),
                  EverydaySecrets.PROBES.stream(),
                  CommandSecrets.PROBES.stream())
              .flatMap(probes -> probes)
              .toList());

  private Secrets() {}

  /// The spots in a text, in its order.
  public static List<Spot> in(String text) {
    return in(text, new Effort(Long.MAX_VALUE));
  }

  /// The spots in a text, in its order, as far as the effort goes.
  public static List<Spot> in(String text, Effort effort) {
    if (text.length() < SHORTEST) {
      return List.of();
    }
    return WORDS.in(text, text, effort);
  }

  /// Secrets that are such wherever they stand, also without what stands beside them there.
  ///
  /// @param spots found in the text
  public static List<String> values(List<Spot> spots, String text) {
    return spots.stream()
        .map(spot -> text.substring(spot.start(), spot.end()))
        .filter(value -> value.length() >= SHORTEST)
        .distinct()
        .toList();
  }
}
