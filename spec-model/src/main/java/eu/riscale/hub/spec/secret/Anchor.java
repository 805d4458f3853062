package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.stream.Stream;

/// Where in a text a pattern is tried: around words that it always has.
///
/// @param words of two letters or more, one of which is in the match
/// @param reach what may stand around the word
/// @param before how many letters of the match may stand before the word
/// @param longest how many letters behind the beginning of the word are looked at
record Anchor(List<String> words, Reach reach, int before, int longest) {
  private static final int LONGEST = 1024;

  static Anchor at(String... words) {
    return at(List.of(words));
  }

  static Anchor at(List<String> words) {
    return new Anchor(words, new Reach.Anything(), 0, LONGEST);
  }

  /// These words as well.
  Anchor with(String... more) {
    return new Anchor(
        Stream.concat(words.stream(), Stream.of(more)).toList(), reach, before, longest);
  }

  Anchor before(int letters) {
    return new Anchor(words, reach, letters, longest);
  }

  Anchor longest(int letters) {
    return new Anchor(words, reach, before, letters);
  }

  /// The match begins with one of these letters.
  Anchor begins(String letters) {
    return new Anchor(words, new Reach.From(letters), before, longest);
  }

  /// The word is a part of a name, of which the match begins with the first letter.
  Anchor inName() {
    return new Anchor(words, new Reach.Name(), before, longest);
  }

  /// The same of a name behind which a value follows.
  ///
  /// @param shortest how many letters the value has at least
  Anchor inNameOfValue(int shortest) {
    return new Anchor(words, new Reach.NameOfValue(shortest), before, longest);
  }

  /// The first letter with which a match around a word can begin.
  int first(String text, int word) {
    int first = Math.max(0, word - before);
    return switch (reach) {
      case Reach.Anything any -> first;
      case Reach.From from -> first;
      case Reach.Name name -> Reach.firstOfName(text, first, word);
      case Reach.NameOfValue name -> Reach.firstOfName(text, first, word);
    };
  }
}
