package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One kind of spot: words that it always has, and a pattern that is tried around these words
/// alone, so that a long text takes time in proportion to its length.
///
/// @param words one of which is in the spot
/// @param before how many letters of the spot may stand before the word
/// @param form a regular expression, compiled where one of the words is found
/// @param isReal whether a match is no placeholder
/// @param excerpt what may be shown
record Probe(
    String what,
    List<String> words,
    int before,
    String form,
    Predicate<MatchResult> isReal,
    Function<MatchResult, String> excerpt) {
  private static final int LONGEST = 400;

  /// More of one word in one text are no longer looked at: a hostile text can be made of them.
  private static final int MOST_WORDS = 20_000;

  private static final int MOST_SPOTS = 500;

  void search(String text, List<Spot> out) {
    if (words.stream().noneMatch(text::contains)) {
      return;
    }
    Matcher matcher =
        Pattern.compile(form).matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (String word : words) {
      int tried = 0;
      int at = text.indexOf(word);
      while (at >= 0 && tried < MOST_WORDS && out.size() < MOST_SPOTS) {
        int next = at + word.length();
        if (matchesAround(text, matcher, at) && isReal.test(matcher)) {
          Spot spot = new Spot(what, matcher.start(), matcher.end(), excerpt.apply(matcher));
          if (out.stream().noneMatch(spot::overlaps)) {
            out.add(spot);
          }
          next = Math.max(matcher.end(), next);
        }
        tried++;
        at = text.indexOf(word, next);
      }
    }
  }

  private boolean matchesAround(String text, Matcher matcher, int word) {
    int end = Math.min(text.length(), word + LONGEST);
    for (int start = Math.max(0, word - before); start <= word; start++) {
      matcher.region(start, end);
      if (matcher.lookingAt()) {
        return matcher.end() > word;
      }
    }
    return false;
  }
}
