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
/// @param form a regular expression, compiled where one of the words is found; its group `spot` is
///   what is not to be shown
/// @param isReal whether a match is no placeholder
/// @param excerpt what may be shown
record Probe(
    String what,
    Anchor anchor,
    String form,
    Predicate<MatchResult> isReal,
    Function<MatchResult, String> excerpt) {
  static final String SPOT = "spot";

  /// More of one word in one text are no longer looked at: a hostile text can be made of them.
  private static final int MOST_WORDS = 20_000;

  /// So many spots of a text are told at most.
  static final int MOST_SPOTS = 500;

  /// Where in a text the pattern is tried.
  ///
  /// @param words of three letters or more, one of which is in the match
  /// @param reach what may stand before the word
  /// @param before how many letters of the match may stand before the word
  /// @param longest how many letters behind the beginning of the word are looked at
  record Anchor(List<String> words, Reach reach, int before, int longest) {
    private static final int LONGEST = 1024;

    static Anchor at(String... words) {
      return new Anchor(List.of(words), Reach.ANYTHING, 0, LONGEST);
    }

    Anchor before(int letters) {
      return new Anchor(words, reach, letters, longest);
    }

    Anchor longest(int letters) {
      return new Anchor(words, reach, before, letters);
    }

    /// The word is a part of a name, of which the match begins with the first letter.
    Anchor inName() {
      return new Anchor(words, Reach.NAME, before, longest);
    }

    private int first(String text, int word) {
      int first = Math.max(0, word - before);
      return switch (reach) {
        case ANYTHING -> first;
        case NAME -> {
          int begin = word;
          while (begin > first && isOfName(text.charAt(begin - 1))) {
            begin--;
          }
          yield begin;
        }
      };
    }

    private static boolean isOfName(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }
  }

  /// What may stand before a word.
  enum Reach {
    ANYTHING,
    NAME
  }

  void search(String text, Trigrams trigrams, List<Spot> out) {
    Matcher matcher = null;
    for (String word : anchor.words()) {
      int tried = 0;
      int done = 0;
      int at = trigrams.mayHold(word) ? text.indexOf(word) : -1;
      if (at >= 0 && matcher == null) {
        matcher = matcher(text);
      }
      while (matcher != null && at >= 0 && tried < MOST_WORDS && out.size() < MOST_SPOTS) {
        int next = at + word.length();
        if (matchesAround(text, matcher, Math.max(done, anchor.first(text, at)), at)
            && isReal.test(matcher)) {
          Spot spot =
              new Spot(what, matcher.start(SPOT), matcher.end(SPOT), excerpt.apply(matcher));
          if (out.stream().noneMatch(spot::overlaps)) {
            out.add(spot);
          }
          done = matcher.end();
          next = Math.max(done, next);
        }
        tried++;
        at = text.indexOf(word, next);
      }
    }
  }

  /// Tells at one look of most letters before a word that the match begins with none of them, so
  /// that a hostile text can be made of such words.
  private boolean mayBegin(String text, int start) {
    return switch (anchor.reach()) {
      case ANYTHING -> true;
      case NAME ->
          start == 0
              || !Character.isLetterOrDigit(text.charAt(start - 1))
              || (start > 1 && "\\[%".indexOf(text.charAt(start - 2)) >= 0)
              || (start > 2 && text.charAt(start - 3) == '%')
              || text.charAt(start - 1) == 'm';
    };
  }

  private Matcher matcher(String text) {
    return Pattern.compile(form).matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  private boolean matchesAround(String text, Matcher matcher, int from, int word) {
    int end = Math.min(matcher.reset().regionEnd(), word + anchor.longest());
    for (int start = from; start <= word; start++) {
      if (start < word && !mayBegin(text, start)) {
        continue;
      }
      matcher.region(start, end);
      if (matcher.lookingAt() && matcher.end() > word) {
        return true;
      }
    }
    return false;
  }
}
