package eu.riscale.hub.spec.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of many kinds of spots, all of which are looked for in one pass over a text: hundreds
/// of them take hardly longer than one, however long the text is.
final class Words {
  private static final int LETTERS = 128;

  private final List<Probe> probes;

  private final AtomicReferenceArray<@Nullable Pattern> patterns;

  /// The words that begin with the same two letters of ASCII.
  private final Word[][] byStart = new Word[LETTERS * LETTERS][];

  /// @param probe whose word it is, as a number
  private record Word(String letters, int probe) {}

  /// @param probes of which the first has the letters that two take for theirs
  Words(List<Probe> probes) {
    this.probes = probes;
    patterns = new AtomicReferenceArray<>(probes.size());
    Arrays.fill(byStart, new Word[0]);
    for (int i = 0; i < probes.size(); i++) {
      for (String letters : probes.get(i).anchor().words()) {
        int start = start(letters.charAt(0), letters.charAt(1));
        Word word = new Word(letters, i);
        byStart[start] = append(byStart[start], word);
      }
    }
  }

  private static Word[] append(Word[] words, Word word) {
    Word[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = word;
    return more;
  }

  /// The spots in a text, in its order, as far as the effort goes.
  ///
  /// @param seen the same text as the patterns read it
  List<Spot> in(String text, CharSequence seen, Effort effort) {
    @Nullable Search[] searches = null;
    for (int at = 0; at + 1 < text.length() && !effort.isSpent(); at++) {
      for (Word word : byStart[start(text.charAt(at), text.charAt(at + 1))]) {
        if (text.startsWith(word.letters, at)) {
          if (searches == null) {
            searches = new Search[probes.size()];
          }
          Search search = searches[word.probe];
          if (search == null) {
            search = new Search(probes.get(word.probe), pattern(word.probe), text, seen);
            searches[word.probe] = search;
          }
          search.at(at, effort);
        }
      }
    }
    return searches == null ? List.of() : joined(searches);
  }

  /// Compiled where one of its words is found for the first time: most never are.
  private Pattern pattern(int probe) {
    Pattern known = patterns.get(probe);
    if (known == null) {
      known = Pattern.compile(probes.get(probe).form());
      patterns.set(probe, known);
    }
    return known;
  }

  private static List<Spot> joined(@Nullable Search[] searches) {
    List<Spot> spots = new ArrayList<>();
    for (Search search : searches) {
      if (search != null) {
        addApart(search.found(), spots);
      }
    }
    spots.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return List.copyOf(spots);
  }

  private static void addApart(List<Spot> found, List<Spot> spots) {
    for (Spot spot : found) {
      if (spots.size() < Secrets.MOST && spots.stream().noneMatch(spot::overlaps)) {
        spots.add(spot);
      }
    }
  }

  private static int start(char first, char second) {
    return first < LETTERS && second < LETTERS ? first * LETTERS + second : 0;
  }
}
