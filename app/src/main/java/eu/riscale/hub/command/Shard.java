package eu.riscale.hub.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of as many parts of the sources as there are machines; all parts together are all sources,
/// and which source is in which part does not depend on the order in which they are given.
///
/// @param part from 1
/// @param parts at least 1
record Shard(int part, int parts) {
  private static final Pattern WORD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /// Reads `3/8`; empty where that is no part.
  static Optional<Shard> of(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return shard.part >= 1 && shard.part <= shard.parts ? Optional.of(shard) : Optional.empty();
  }

  /// Those of this part, in their order. A source that is given twice is in one part twice.
  List<String> of(List<String> sources) {
    Set<String> mine = new TreeSet<>();
    int number = 0;
    for (String source : new TreeSet<>(sources)) {
      if (number % parts == part - 1) {
        mine.add(source);
      }
      number++;
    }
    return sources.stream().filter(mine::contains).toList();
  }
}
