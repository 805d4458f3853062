package eu.riscale.hub.spec.secret;

import eu.riscale.hub.spec.secret.Probe.Anchor;
import java.util.regex.MatchResult;

/// How tokens look: letters of their maker, and then letters drawn by chance.
final class Form {
  /// What stands before and behind a token, so that it is none within other letters, such as those
  /// of a picture in a notebook.
  static final String START = "(?<![A-Za-z0-9])";

  static final String END = "(?![A-Za-z0-9])";

  /// A quotation mark, which is escaped in a notebook.
  static final String QUOTE = "\\\\?[\"']";

  /// Not within the letters of a picture, which have these marks among them.
  private static final String ALONE = "(?<![A-Za-z0-9+/_-])";

  private static final String NO_MORE = "(?![A-Za-z0-9+/=_-])";

  private Form() {}

  /// @param drawn the form of what follows the letters that it starts with
  static Probe token(String what, String drawn, String... starts) {
    return new Probe(
        what, Anchor.at(starts), START + form(drawn, starts) + END, Form::isDrawn, Form::maker);
  }

  /// Of letters that a picture may hold, too.
  static Probe alone(String what, String drawn, String... starts) {
    return new Probe(
        what, Anchor.at(starts), ALONE + form(drawn, starts) + NO_MORE, Form::isDrawn, Form::maker);
  }

  private static String form(String drawn, String... starts) {
    String begin = String.join("|", starts).replace(".", "\\.");
    return "(?<spot>(?:" + begin + ")(?<drawn>" + drawn + "))";
  }

  static boolean isDrawn(MatchResult match) {
    return Randomness.isDrawn(match.group("drawn"));
  }

  /// The letters of its maker, of which four are enough.
  static String maker(MatchResult match) {
    String token = match.group(Probe.SPOT);
    int letters = match.start("drawn") - match.start(Probe.SPOT);
    return token.substring(0, Math.min(4, letters)) + "…";
  }
}
