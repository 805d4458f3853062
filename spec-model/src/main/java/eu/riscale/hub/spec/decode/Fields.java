package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A cursor over one mapping: takes its fields by name and, at the end, reports those that nobody
/// asked for.
public final class Fields {
  private final YamlMapping mapping;
  private final RdfPath at;
  private final Reading out;
  private final List<String> asked = new ArrayList<>();

  /// Records made of some of the fields.
  private final List<Decoded<?>> parts = new ArrayList<>();

  /// How the fields are read that are not there.
  private final Map<String, Decoder<?>> absent = new LinkedHashMap<>();

  /// What was said of fields that are not there.
  private final Map<String, Finding> missing = new LinkedHashMap<>();

  /// Whether a field without which there is no record is broken.
  private boolean broken;

  /// Whether stand-ins take the place of fields.
  private boolean patched;

  /// A decoder that is shown any value.
  private record Shown(Decoder<?> decoder) implements FieldWatch.Reader {
    @Override
    public FieldWatch.Seen read(YamlNode value) {
      Reading alone = Reading.ofValues();
      Decoded<?> decoded = decoder.guarded(value, RdfPath.ROOT, alone);
      Optional<Object> read =
          decoded instanceof Decoded.Value<?> whole ? Optional.of(whole.get()) : Optional.empty();
      return new FieldWatch.Seen(read, alone.findings().list());
    }
  }

  private Fields(YamlMapping mapping, RdfPath at, Reading out) {
    this.mapping = mapping;
    this.at = at;
    this.out = out;
  }

  /// A decoder of mappings: opens the node as fields and hands them to `body`.
  public static <T> Decoder<T> mapping(Function<Fields, Decoded<T>> body) {
    return (node, at, out) -> {
      if (node instanceof YamlMapping mapping) {
        return body.apply(new Fields(mapping, at, out));
      }
      out.add(
          Finding.of(FieldCodes.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
              .expected("a mapping (named fields)"));
      return Decoded.broken();
    };
  }

  /// A field that must be there, without which there is no record.
  public <T> Decoded<T> required(String name, Decoder<T> decoder) {
    Decoded<T> decoded = takeRequired(name, decoder);
    broken |= decoded instanceof Decoded.Broken;
    return decoded;
  }

  /// A field that must be there, while the record is of use where it is broken.
  ///
  /// @param standIn takes its place then
  public <T> Decoded<T> required(String name, Decoder<T> decoder, T standIn) {
    return stood(takeRequired(name, decoder), standIn);
  }

  /// A field that may be absent or null.
  public <T> Decoded<Optional<T>> optional(String name, Decoder<T> decoder) {
    asks(name, false, null, decoder);
    YamlNode node = found(name, decoder);
    if (node == null || (node instanceof YamlScalar scalar && scalar.isNull())) {
      return Decoded.of(Optional.empty());
    }
    return stood(take(name, node, decoder).map(Optional::of), Optional.empty());
  }

  /// A field that may be absent; `fallback` is the specification's default.
  public <T> Decoded<T> optional(String name, Decoder<T> decoder, T fallback) {
    asks(name, false, fallback, decoder);
    YamlNode node = found(name, decoder);
    return node == null ? Decoded.of(fallback) : stood(take(name, node, decoder), fallback);
  }

  /// The field as it is written; null where it is absent. It counts as asked for.
  public @Nullable YamlNode raw(String name) {
    asked.add(name);
    return mapping.get(name);
  }

  /// The fields that nobody asked for, in a mapping that allows them.
  public YamlValue.Mapping extras() {
    List<YamlValue.Field> extras = new ArrayList<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!asked.contains(entry.key())) {
        extras.add(YamlValue.field(entry));
      }
    }
    return new YamlValue.Mapping(Collections.unmodifiableList(extras));
  }

  /// Says that a field is not there, unless it turns out to go by a wrong name.
  public void reportMissing(String name, Finding finding) {
    missing.put(name, finding);
    out.add(finding);
  }

  public RdfPath at() {
    return at;
  }

  public Reading out() {
    return out;
  }

  /// Reports fields that nobody asked for, then makes the record, with stand-ins for what is
  /// broken, and holds it against the rules. There is none where a field is broken that nothing can
  /// stand for. An unknown field is an error, but hides nothing: the record is made from the
  /// others.
  public <T> Decoded<T> build(Supplier<T> record) {
    reportStrange();
    return buildOpen(record);
  }

  /// As [#build], for mappings in which further fields are allowed.
  public <T> Decoded<T> buildOpen(Supplier<T> record) {
    checkParts();
    return broken ? Decoded.broken() : out.checked(made(record, patched), at);
  }

  /// As [#build], for a mapping that has one field at least: where no name in it is known, it is
  /// not known either which field is meant.
  public <T> Decoded<T> buildOfAny(Supplier<T> record) {
    boolean isKnown =
        mapping.entries().stream().map(YamlMapping.Entry::key).anyMatch(asked::contains);
    if (!isKnown && !mapping.entries().isEmpty()) {
      out.broken(at);
    }
    return build(record);
  }

  /// As [#build], for a record that the mapping only wraps: it is held against the rules at its own
  /// place alone.
  public <T> Decoded<T> unwrap(Decoded<T> record) {
    reportStrange();
    checkParts();
    return broken ? Decoded.broken() : record;
  }

  /// A record made of some fields of a mapping, which has others beside them. It is held against
  /// the rules when all of the mapping is read: only then it is known which names are none of its
  /// fields, and which fields they may stand for.
  ///
  /// @param fields those that the record is made of
  public <T> Decoded<T> part(Supplier<T> record, Decoded<?>... fields) {
    if (!Decoded.haveValues(fields)) {
      return Decoded.broken();
    }
    Decoded<T> part = made(record, !Decoded.areWhole(fields));
    parts.add(part);
    return part;
  }

  private void reportStrange() {
    reportEmpty();
    new StrangeFields(mapping, at, out, asked, absent, missing).report();
  }

  /// A mapping without fields lacks all that it should have, which is one fault: one finding says
  /// so, and rules on what else it might say wait.
  private void reportEmpty() {
    if (!mapping.entries().isEmpty() || at.isRoot() || missing.isEmpty()) {
      return;
    }
    missing.values().forEach(out.findings()::withdraw);
    List<String> names = missing.keySet().stream().map(name -> "'" + name + "'").toList();
    out.broken(at);
    out.add(
        Finding.of(
            FieldCodes.MISSING,
            at,
            names.size() == 1
                ? "The field " + names.getFirst() + " is missing."
                : "The fields " + NameList.joined(names, "and") + " are missing."));
    missing.clear();
  }

  private void checkParts() {
    parts.forEach(part -> out.checked(part, at));
  }

  /// The field as it is written; null where it is absent, which is noted.
  private @Nullable YamlNode found(String name, Decoder<?> decoder) {
    YamlNode node = mapping.get(name);
    if (node == null) {
      absent.put(name, decoder);
    }
    return node;
  }

  private void asks(
      String name, boolean isRequired, @Nullable Object standard, Decoder<?> decoder) {
    asked.add(name);
    FieldWatch watch = out.watch();
    if (watch != null) {
      watch.asks(
          at,
          new FieldWatch.Ask(name, isRequired, Optional.ofNullable(standard), new Shown(decoder)));
    }
  }

  private <T> Decoded<T> takeRequired(String name, Decoder<T> decoder) {
    asks(name, true, null, decoder);
    YamlNode node = found(name, decoder);
    if (node == null) {
      reportMissing(
          name,
          Finding.of(FieldCodes.MISSING, at.field(name), "The field '" + name + "' is missing."));
      return noted(name, Decoded.broken());
    }
    return take(name, node, decoder);
  }

  private <T> Decoded<T> take(String name, YamlNode node, Decoder<T> decoder) {
    return noted(name, decoder.guarded(node, at.field(name), out));
  }

  private <T> Decoded<T> noted(String name, Decoded<T> decoded) {
    switch (decoded) {
      case Decoded.Value<T> value -> {}
      case Decoded.Patched<T> value -> patched = true;
      case Decoded.Broken<T> none -> out.broken(at.field(name));
    }
    return decoded;
  }

  private <T> Decoded<T> stood(Decoded<T> decoded, T standIn) {
    patched |= decoded.isBroken();
    return decoded.orStandIn(standIn);
  }

  private static <T> Decoded<T> made(Supplier<T> record, boolean withStandIns) {
    T made = record.get();
    return withStandIns ? Decoded.patched(made) : Decoded.of(made);
  }
}
