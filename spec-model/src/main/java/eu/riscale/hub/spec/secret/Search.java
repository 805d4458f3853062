package eu.riscale.hub.spec.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The search for one kind of spot in one text, word after word.
final class Search {
  private final Probe probe;
  private final String text;
  private final Matcher matcher;
  private final List<Spot> found = new ArrayList<>();

  /// Index behind the last match.
  private int done;

  /// The last word around which there was no match, and none begins up to it.
  private int tried = -1;

  /// @param pattern of the probe
  /// @param seen the same text as the pattern reads it
  Search(Probe probe, Pattern pattern, String text, CharSequence seen) {
    this.probe = probe;
    this.text = text;
    this.matcher = pattern.matcher(seen).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /// Looks around a word, which stands behind all words before.
  void at(int word, Effort effort) {
    if (word < done
        || found.size() >= Secrets.MOST
        || !probe.anchor().reach().mayMatch(text, word)
        || !effort.take()) {
      return;
    }
    int first = Math.max(Math.max(done, tried + 1), probe.anchor().first(text, word));
    tried = word;
    if (matchesAround(word, first) && probe.isReal().test(matcher)) {
      done = matcher.end();
      found.add(
          new Spot(
              probe.what(),
              matcher.start(Probe.SPOT),
              matcher.end(Probe.SPOT),
              probe.excerpt().apply(matcher)));
    }
  }

  List<Spot> found() {
    return found;
  }

  private boolean matchesAround(int word, int first) {
    int end = Math.min(text.length(), word + probe.anchor().longest());
    for (int start = first; start <= word; start++) {
      if (probe.anchor().reach().mayBegin(text, start)) {
        matcher.region(start, end);
        if (matcher.lookingAt() && matcher.end() > word) {
          return true;
        }
      }
    }
    return false;
  }
}
