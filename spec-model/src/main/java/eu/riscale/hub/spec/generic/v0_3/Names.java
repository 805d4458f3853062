package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;

/// Names of resources and of people.
public final class Names {
  private static final String ALLOWED = "letters a to z, digits, blanks and _ + - ( )";

  public static final Code CHARACTERS =
      Code.error("name-characters", "The name has characters that names may not have.")
          .why("Names become parts of file names and web pages.")
          .section("name")
          .example("name: 'Nuclei/U-Net: v2'", "name: Nuclei U-Net (v2)");
  public static final Code SLASH =
      Code.error("person-name-slash", "The name of a person has a slash.")
          .why("The name becomes a part of file names.")
          .section("authors.name, maintainers.name")
          .example("name: Ada Lovelace / Charles Babbage", "name: Ada Lovelace");
  public static final Code RENAMED =
      Code.warning("field-renamed", "A field goes by the name of an older format.")
          .why("It is still read, but the new name is the one that software looks for.")
          .section("version")
          .example("version_number: 2", "version: '2'");

  /// Every code of this class.
  public static final List<Code> ALL = List.of(CHARACTERS, SLASH, RENAMED);

  /// The name of a resource: 5 to 128 letters, digits, blanks and `_+-()`.
  public static final Decoder<String> RESOURCE =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar
            && scalar.kind() == YamlScalar.Kind.STRING
            && scalar.text().codePointCount(0, scalar.text().length()) < 5
            && !scalar.text().codePoints().allMatch(Names::isAllowed)) {
          return refused(
              CHARACTERS, at, scalar.text(), "at least 5 " + ALLOWED, out); // Both in one.
        }
        Decoded<String> text = Texts.between(5, 128).decode(node, at, out);
        return text instanceof Decoded.Value<String>(String name)
                && !name.codePoints().allMatch(Names::isAllowed)
            ? refused(CHARACTERS, at, name, ALLOWED, out)
            : text;
      };

  /// The name of a person, without slashes.
  public static final Decoder<String> PERSON =
      (node, at, out) -> {
        Decoded<String> text = Texts.ANY.decode(node, at, out);
        return text instanceof Decoded.Value<String>(String name)
                && (name.contains("/") || name.contains("\\"))
            ? refused(SLASH, at, name, "a name without / and \\", out)
            : text;
      };

  private Names() {}

  /// Whether the name of a resource may have the character.
  public static boolean isAllowed(int c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || "_+- ()".indexOf(c) >= 0;
  }

  static Finding renamed(RdfPath at, String old, String current) {
    return Finding.of(RENAMED, at.field(old), "'" + old + "' is called '" + current + "' now.")
        .hint("Rename it.");
  }

  private static Decoded<String> refused(
      Code code, RdfPath at, String name, String expected, Reading out) {
    out.add(Finding.of(code, at, "Found the name '" + name + "'.").expected(expected));
    return Decoded.broken();
  }
}
