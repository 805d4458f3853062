package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A description of each format with the smallest right value of every field. Choices, such as the
/// kinds of axes, stand in it one after the other.
final class Samples {
  /// The fields that tell the members of a choice apart.
  private static final List<String> TAGS = List.of("type", "id", "name");

  private final String file;
  private @Nullable YamlNode sample;

  private Samples(String file) {
    this.file = file;
  }

  /// Those of the format that a description declares.
  static Samples of(YamlMapping root) {
    String version = text(root, "format_version");
    boolean model = new Tree(root).isModel();
    boolean older =
        version.startsWith(model ? "0.4" : "0.2") || (model && version.startsWith("0.3"));
    return new Samples((model ? "model-" : "generic-") + (older ? "old.yaml" : "new.yaml"));
  }

  /// A right value of the field at `path`.
  ///
  /// @param root the description, which tells the member of a choice that is meant
  Optional<YamlNode> at(YamlNode root, RdfPath path) {
    YamlNode small = path.segments().isEmpty() ? null : small(path.segments().getLast());
    return small == null ? inFull(root, path) : Optional.of(small);
  }

  /// The same where other tensors give their axes in micrometers.
  Optional<YamlNode> withUnits(RdfPath path) {
    boolean field = !path.segments().isEmpty() && path.segments().getLast() instanceof String;
    return field
        ? Optional.ofNullable(small(path.segments().getLast() + "_with_units"))
        : Optional.empty();
  }

  /// A list or mapping as small as it may be; null where the field has none of its own.
  private @Nullable YamlNode small(Object segment) {
    return Edited.child(Edited.child(sample(), "small"), segment);
  }

  /// Whether a file is one of the samples alone.
  boolean hasFile(String name) {
    return Tree.texts(sample()).stream().anyMatch(text -> text.split(":", 2)[0].equals(name));
  }

  /// With every field of the format, such as those that a name may be meant for.
  Optional<YamlNode> inFull(YamlNode root, RdfPath path) {
    @Nullable YamlNode right = sample();
    @Nullable YamlNode written = root;
    for (Object segment : path.segments()) {
      written = Edited.child(written, segment);
      right = right == null ? null : like(right, segment, written);
    }
    return Optional.ofNullable(right);
  }

  private YamlNode sample() {
    if (sample == null) {
      try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(file))) {
        sample = Objects.requireNonNull(YamlReader.read(in.readAllBytes()).root());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sample;
  }

  private static @Nullable YamlNode like(
      YamlNode right, Object segment, @Nullable YamlNode written) {
    if (segment instanceof String name) {
      return right instanceof YamlMapping mapping ? mapping.get(name) : null;
    }
    if (!(right instanceof YamlSequence list) || list.items().isEmpty()) {
      return null;
    }
    for (YamlNode item : list.items()) {
      if (isSameMember(item, written)) {
        return item;
      }
    }
    return list.items().getFirst();
  }

  private static boolean isSameMember(YamlNode item, @Nullable YamlNode written) {
    return item instanceof YamlMapping mapping
        && written instanceof YamlMapping other
        && TAGS.stream()
            .anyMatch(tag ->
                !text(mapping, tag).isEmpty() && text(mapping, tag).equals(text(other, tag)));
  }

  private static String text(YamlMapping mapping, String field) {
    return mapping.get(field) instanceof YamlScalar scalar ? scalar.text() : "";
  }
}
