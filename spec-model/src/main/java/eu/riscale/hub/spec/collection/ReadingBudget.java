package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;

/// How much hub reads of one collection. Thousands of entries, each of which inherits what a large
/// collection has, or names the same large file, would take hours.
final class ReadingBudget {
  private static final long MOST_VALUES = 10_000_000;
  private static final long MOST_BYTES = 256L << 20;

  private final long inherited;
  private long values;
  private long bytes;

  ReadingBudget(YamlMapping collection) {
    long count = 0;
    for (YamlMapping.Entry field : collection.entries()) {
      count += field.key().equals("collection") ? 0 : size(field.value());
    }
    this.inherited = count;
  }

  /// Whether there is room for an entry that stands in place.
  boolean takes(ListedEntry entry) {
    values += inherited + size(entry.fields());
    return values <= MOST_VALUES;
  }

  /// Whether there is room for an entry whose description lies in a file.
  boolean takes(ListedEntry entry, long size) {
    bytes += size;
    return takes(entry) && bytes <= MOST_BYTES;
  }

  private static long size(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> 1;
      case YamlSequence list -> 1 + list.items().stream().mapToLong(ReadingBudget::size).sum();
      case YamlMapping mapping ->
          1 + mapping.entries().stream().mapToLong(entry -> size(entry.value())).sum();
    };
  }
}
