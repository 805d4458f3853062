package eu.riscale.hub.spec.secret;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/// How tokens look: letters of their maker, and then letters drawn by chance.
final class Form {
  private static final String BEHIND_ESCAPE =
      "(?<=\\\\[abfnrtv0\"'/\\\\]|\\\\u[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}|\\[[0-9;]{0,9}m|%[0-9A-Fa-f]{2})";

  /// What stands before and behind a token, so that it is none within other letters, such as those
  /// of a picture in a notebook.
  static final String START = behindNone("A-Za-z0-9");

  static final String END = "(?![A-Za-z0-9])";

  /// A quotation mark, which is escaped in a notebook.
  static final String QUOTE = "\\\\?[\"']";

  /// Not within the letters of a picture, which have these marks among them.
  private static final String ALONE = behindNone("A-Za-z0-9+/_-");

  private static final String NO_MORE = "(?![A-Za-z0-9+/=_-])";

  /// What follows the letters of the maker is drawn.
  static final Predicate<MatchResult> DRAWN = match -> Randomness.isDrawn(match.group("drawn"));

  /// All of it is drawn, in an address with signs for some letters.
  static final Predicate<MatchResult> SPOT_DRAWN =
      match -> Randomness.isDrawn(match.group(Probe.SPOT).replace('%', '_'));

  static final Predicate<MatchResult> ANY = match -> true;

  /// Shows the name of which the secret is the value.
  static final Function<MatchResult, String> NAME = match -> match.group("name") + " = …";

  /// Shows the letters of the maker.
  static final Function<MatchResult, String> MAKER = Form::maker;

  private Form() {}

  /// Not behind one of these letters, but for those that write a line break, a quotation mark, a
  /// colour of a terminal or a letter of an address: in JSON, in code and in what it prints.
  ///
  /// @param letters as they stand between brackets in a regular expression
  static String behindNone(String letters) {
    return "(?:(?<![" + letters + "])|" + BEHIND_ESCAPE + ")";
  }

  /// Whether what is not to be shown is real.
  static Predicate<MatchResult> spot(Predicate<String> isReal) {
    return match -> isReal.test(match.group(Probe.SPOT));
  }

  /// Whether it could be drawn by chance.
  ///
  /// @param least how many different letters it has then
  static Predicate<MatchResult> random(int least) {
    return match -> Randomness.isRandom(match.group(Probe.SPOT), least);
  }

  /// Shows the same of all that are found. It is one class, where a lambda each would be forty to
  /// load.
  static Function<MatchResult, String> as(String shown) {
    return match -> shown;
  }

  /// @param drawn the form of what follows the letters that it starts with
  static Probe token(String what, String drawn, String... starts) {
    return new Probe(what, Anchor.at(starts), START + form(drawn, starts) + END, DRAWN, MAKER);
  }

  /// Of letters that a picture may hold, too.
  static Probe alone(String what, String drawn, String... starts) {
    return new Probe(what, Anchor.at(starts), ALONE + form(drawn, starts) + NO_MORE, DRAWN, MAKER);
  }

  private static String form(String drawn, String... starts) {
    String begin = String.join("|", starts).replace(".", "\\.");
    return "(?<spot>(?:" + begin + ")(?<drawn>" + drawn + "))";
  }

  /// Four letters are enough.
  private static String maker(MatchResult match) {
    String token = match.group(Probe.SPOT);
    int letters = match.start("drawn") - match.start(Probe.SPOT);
    return token.substring(0, Math.min(4, letters)) + "…";
  }
}
