package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The comments between the first and the last character of a value.
final class Comments {
  private final TextPlaces text;
  private final int start;
  private final int end;

  /// By the place where they stand.
  private final SortedMap<Integer, String> found = new TreeMap<>();

  /// The lines in which a `#` is part of a text.
  private final BitSet texts = new BitSet();

  private Comments(TextPlaces text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /// In their order, each from its `#` on.
  static List<String> within(TextPlaces text, YamlNode node) {
    Comments comments = new Comments(text, text.start(node), text.contentEnd(node));
    comments.behindValues(node);
    comments.onLines(text.lineOf(text.start(node)));
    return new ArrayList<>(comments.found.values());
  }

  private void behindValues(YamlNode node) {
    if (text.isFlow(node)) {
      add(text.end(node));
    }
    switch (node) {
      case YamlScalar scalar -> {
        int last = text.end(scalar);
        texts.set(text.lineOf(text.start(scalar)) + 1, text.lineOf(last) + 1);
        add(last);
      }
      case YamlSequence list -> list.items().forEach(this::behindValues);
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.entries()) {
          if (text.isWrittenIn(mapping, entry) && !text.isAlias(entry)) {
            behindValues(entry.value());
          }
        }
      }
    }
  }

  private void onLines(int first) {
    for (int line = first + 1; text.lineStartOf(line) < end; line++) {
      if (!texts.get(line)) {
        add(text.lineStartOf(line));
      }
    }
  }

  /// What follows blanks in its line, where that is a comment. What is repeated from elsewhere has
  /// its comments there.
  private void add(int from) {
    String rest = text.text().substring(from, text.lineEndAt(from));
    String comment = rest.stripLeading();
    if (from >= start && from < end && comment.startsWith("#")) {
      found.put(from + rest.length() - comment.length(), comment);
    }
  }
}
