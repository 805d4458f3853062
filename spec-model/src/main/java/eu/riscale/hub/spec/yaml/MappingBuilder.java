package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the fields of one mapping: each key once, own fields before merged ones.
final class MappingBuilder {
  private final Findings out;
  private final Map<String, Entry> fields = new LinkedHashMap<>();
  private final List<YamlMapping> merged = new ArrayList<>();
  private @Nullable Span mergeSpan;

  MappingBuilder(Findings out) {
    this.out = out;
  }

  void add(YamlNode key, Span keySpan, YamlNode value) {
    if (!(key instanceof YamlScalar scalar)) {
      out.add(
          Finding.of(
                  YamlCodes.KEY_NOT_TEXT,
                  RdfPath.ROOT,
                  "Found " + key.describe() + " as a field's name.")
              .at(keySpan));
      return;
    }
    Entry first =
        fields.putIfAbsent(scalar.text(), new Entry(scalar.text(), scalar.kind(), keySpan, value));
    if (first != null) {
      out.add(duplicate(scalar.text(), first.keySpan(), keySpan).hint("Keep one of the two."));
    }
  }

  void merge(YamlNode value, Span at) {
    if (mergeSpan == null) {
      mergeSpan = at;
    } else {
      out.add(duplicate("<<", mergeSpan, at).hint("Write one list: <<: [*first, *second]."));
    }
    if (value instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> mergeOne(item, at));
    } else {
      mergeOne(value, at);
    }
  }

  YamlMapping build(Span span) {
    for (YamlMapping mapping : merged) {
      mapping.entries().forEach(entry -> fields.putIfAbsent(entry.key(), entry));
    }
    return new YamlMapping(List.copyOf(fields.values()), span);
  }

  private static Finding duplicate(String key, Span first, Span again) {
    return Finding.of(
            YamlCodes.DUPLICATE_KEY,
            RdfPath.ROOT,
            String.format(
                Locale.ROOT,
                "'%s' is given on line %d and again on line %d.",
                key,
                first.line(),
                again.line()))
        .at(again);
  }

  private void mergeOne(YamlNode value, Span at) {
    if (value instanceof YamlMapping mapping) {
      merged.add(mapping);
    } else {
      out.add(Finding.of(YamlCodes.MERGE, RdfPath.ROOT, "Found " + value.describe() + ".").at(at));
    }
  }
}
