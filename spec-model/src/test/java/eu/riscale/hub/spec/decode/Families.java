package eu.riscale.hub.spec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import java.util.ArrayList;
import java.util.List;

/// Holds the list of a union's decoders against the sealed family that it makes.
public final class Families {
  private Families() {}

  /// Each word stands in the list once, and so does each record of the family.
  public static <T> void assertWhole(TaggedUnion<T> union, Class<T> family) {
    List<String> words = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (Member<? extends T> member : union.members()) {
      words.add(member.word());
      types.addAll(member.types());
    }

    assertThat(words).doesNotHaveDuplicates();
    assertThat(types).containsExactlyInAnyOrderElementsOf(records(family));
  }

  /// The records of a sealed family, those of families within it included.
  public static List<Class<?>> records(Class<?> family) {
    if (!family.isSealed()) {
      return List.of(family);
    }
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> member : family.getPermittedSubclasses()) {
      records.addAll(records(member));
    }
    return records;
  }
}
