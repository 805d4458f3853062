package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fields of a field that is not there, one level too high: `{id: y, min: 64, step: 16}` without
/// the `size` around `min` and `step`. Told by asking the decoder of that field whether it knows
/// their names.
///
/// @param entries those that stand too high
/// @param fields the fields that they may belong under; several where all of these know them
/// @param needed how many fields these need besides
record Misplaced(List<Entry> entries, List<String> fields, int needed) {
  /// No field of the formats.
  private static final String NO_NAME = " ";

  /// Nothing stands too high where no field knows the names.
  static final Misplaced NONE = new Misplaced(List.of(), List.of(), 0);

  /// @param unknown what no field of the mapping goes by
  /// @param absent how the fields are read that are not there
  /// @param missing those of them that have to be there, for which one name is enough
  static Misplaced of(List<Entry> unknown, Map<String, Decoder<?>> absent, Set<String> missing) {
    Misplaced best = NONE;
    for (Map.Entry<String, Decoder<?>> field : absent.entrySet()) {
      Misplaced next = under(field.getKey(), unknown, field.getValue());
      boolean enough = next.entries().size() > (missing.contains(field.getKey()) ? 0 : 1);
      int better = enough ? next.compareTo(best) : -1;
      if (better > 0) {
        best = next;
      } else if (enough && better == 0) {
        best = best.or(field.getKey());
      }
    }
    return best;
  }

  List<String> names() {
    return entries.stream().map(Entry::key).toList();
  }

  /// More names that are known are better, then fewer that are needed besides.
  private int compareTo(Misplaced other) {
    int known = Integer.compare(entries.size(), other.entries.size());
    return known == 0 ? Integer.compare(other.needed, needed) : known;
  }

  private Misplaced or(String field) {
    List<String> both = new ArrayList<>(fields);
    both.add(field);
    return new Misplaced(entries, both, needed);
  }

  /// Those of some entries whose names the decoder of a field knows. One that takes any name knows
  /// none.
  private static Misplaced under(String field, List<Entry> entries, Decoder<?> decoder) {
    List<Entry> hollow = new ArrayList<>();
    for (Entry entry : entries) {
      hollow.add(hollow(entry.key(), entry));
    }
    hollow.add(hollow(NO_NAME, entries.getFirst()));
    Set<RdfPath> strange = new HashSet<>();
    int needed = 0;
    for (Finding finding : findings(hollow, decoder)) {
      if (finding.code().equals(FieldCodes.UNKNOWN) || finding.path().isRoot()) {
        strange.add(finding.path());
      }
      needed += finding.code().equals(FieldCodes.MISSING) ? 1 : 0;
    }
    boolean takesAny = !strange.contains(RdfPath.ROOT.field(NO_NAME));
    if (takesAny || strange.contains(RdfPath.ROOT)) {
      return NONE;
    }
    List<Entry> known = new ArrayList<>(entries);
    known.removeIf(entry -> strange.contains(RdfPath.ROOT.field(entry.key())));
    return new Misplaced(known, List.of(field), needed);
  }

  /// A field without its value: names are enough to tell, and values may be large.
  private static Entry hollow(String name, Entry entry) {
    return new Entry(
        name, YamlScalar.Kind.STRING, entry.keySpan(), new YamlMapping(List.of(), entry.keySpan()));
  }

  private static List<Finding> findings(List<Entry> entries, Decoder<?> decoder) {
    Reading alone = new Reading(new Findings(), RecordRules.NONE);
    decoder.guarded(mapping(entries), RdfPath.ROOT, alone);
    return alone.findings().list();
  }

  private static YamlMapping mapping(List<Entry> entries) {
    return new YamlMapping(List.copyOf(entries), entries.getFirst().keySpan());
  }

  /// Empty where nothing stands too high.
  ///
  /// @param at the mapping
  /// @param decoders of its fields that are not there
  Optional<Finding> finding(RdfPath at, Map<String, Decoder<?>> decoders) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Entry first = entries.getFirst();
    boolean one = entries.size() == 1;
    String message =
        "%s %s %s a level too high: %s under %s."
            .formatted(
                one ? "The field" : "The fields",
                quoted(names(), "and"),
                one ? "stands" : "stand",
                one ? "it belongs" : "they belong",
                quoted(fields, "or"));
    Finding finding =
        Finding.of(FieldCodes.MISPLACED, at.field(first.key()), message).at(first.keySpan());
    Decoder<?> decoder = decoders.get(fields.getFirst());
    return Optional.of(
        fields.size() > 1 || decoder == null
            ? finding.hint("Put what stands here under the one that you mean.")
            : helped(finding, at, decoder));
  }

  private Finding helped(Finding finding, RdfPath at, Decoder<?> decoder) {
    List<Finding> wrong = findings(entries, decoder);
    if (wrong.isEmpty()) {
      List<Edit> edits = new ArrayList<>();
      edits.add(new Edit.Write(at.field(fields.getFirst()), YamlText.of(mapping(entries))));
      entries.forEach(entry -> edits.add(new Edit.Remove(at.field(entry.key()))));
      return finding.fix(edits.toArray(Edit[]::new));
    }
    List<String> needed =
        wrong.stream()
            .filter(other -> other.code().equals(FieldCodes.MISSING))
            .map(other -> other.path().toString())
            .toList();
    return finding.hint(
        "Put what stands here under '%s'%s."
            .formatted(
                fields.getFirst(),
                needed.isEmpty() ? "" : ", with " + quoted(needed, "and") + " beside it"));
  }

  private static String quoted(List<String> names, String word) {
    return NameList.joined(names.stream().map(name -> "'" + name + "'").toList(), word);
  }
}
