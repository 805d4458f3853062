package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// A family of records that are told apart by the word in one field.
///
/// @param tag the field
public record TaggedUnion<T>(String tag, List<Member<? extends T>> members) implements Decoder<T> {

  /// What a word stands for.
  ///
  /// @param types the records that `decoder` makes; several where another field decides
  public record Member<K>(String word, List<Class<? extends K>> types, Decoder<K> decoder) {
    public static <K> Member<K> of(String word, Class<K> type, Decoder<K> decoder) {
      return new Member<>(word, List.of(type), decoder);
    }
  }

  @Override
  public Decoded<T> decode(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlMapping mapping)) {
      out.add(
          Finding.of(FieldCodes.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
              .expected("a mapping with the field " + tag));
      return Decoded.broken();
    }
    YamlNode word = mapping.get(tag);
    if (word == null) {
      out.add(
          Finding.of(FieldCodes.MISSING, at.field(tag), "The field '" + tag + "' is missing.")
              .expected("one of " + String.join(", ", words())));
      Optional<YamlMapping> named = underOtherName(mapping);
      if (named.isPresent()) {
        return decode(named.get(), at, out);
      }
      out.brokenKey(at.field(tag), !mapping.entries().isEmpty());
      return Decoded.broken();
    }
    Optional<Member<? extends T>> member = member(word);
    if (member.isPresent()) {
      FieldWatch watch = out.watch();
      if (watch != null) {
        watch.chooses(at, new FieldWatch.Choice(tag, words(), member.get().word()));
      }
      return decode(member.get(), node, at, out);
    }
    out.brokenKey(at.field(tag), mapping.entries().size() > 1);
    return Words.unknown(word, at.field(tag), words(), out);
  }

  /// The member that a word stands for.
  private Optional<Member<? extends T>> member(YamlNode word) {
    for (Member<? extends T> member : members) {
      if (word instanceof YamlScalar scalar
          && scalar.kind() == YamlScalar.Kind.STRING
          && member.word().equals(scalar.text())) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /// The mapping with the tag under its own name, where it has a word for it under one that other
  /// formats have, so that all else in it can be judged.
  private Optional<YamlMapping> underOtherName(YamlMapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> OtherNames.meant(entry.key(), List.of(tag)).isPresent())
        .filter(entry -> member(entry.value()).isPresent())
        .findFirst()
        .map(entry -> mapping.renamed(entry.key(), tag));
  }

  private static <T, K extends T> Decoded<T> decode(
      Member<K> member, YamlNode node, RdfPath at, Reading out) {
    return member.decoder().decode(node, at, out).map(value -> value);
  }

  private List<String> words() {
    return members.stream().map(Member::word).sorted().toList();
  }
}
