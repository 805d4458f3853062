package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.Maintainer;
import eu.riscale.hub.spec.value.Doi;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/// Values that format 0.2 and model 0.4 read more kindly than later formats do.
public final class OldForms {
  /// A DOI, with or without the address of its resolver.
  public static final Decoder<Doi> DOI =
      Texts.parsed(
          ValueCodes.DOI,
          "10., four digits, a slash and a suffix",
          text -> Doi.parse(withoutResolver(text)));

  /// An id; capital letters are read as small ones.
  public static final Decoder<ResourceId> RESOURCE_ID =
      Texts.parsed(
          ValueCodes.RESOURCE_ID,
          "letters, digits and _ - / . without a slash at either end",
          ResourceId::parseAnyCase);

  /// A name of a person; slashes are dropped from it.
  private static final Decoder<String> NAME =
      (node, at, out) -> Texts.ANY.decode(node, at, out).map(OldForms::withoutSlashes);

  /// An author, or a name alone.
  public static final Decoder<Author> AUTHOR = OldForms::author;

  /// An author with fields.
  public static final Decoder<Author> AUTHOR_RECORD = Author.decoder(NAME);

  public static final Decoder<Maintainer> MAINTAINER = Maintainer.decoder(NAME);

  private OldForms() {}

  /// The name of a person as later formats allow it.
  public static String withoutSlashes(String name) {
    return name.replace("/", "").replace("\\", "");
  }

  /// A DOI without the address of its resolver.
  public static String withoutResolver(String doi) {
    for (String resolver : List.of("https://doi.org/", "http://dx.doi.org/")) {
      if (doi.startsWith(resolver)) {
        return doi.substring(resolver.length());
      }
    }
    return doi;
  }

  private static Decoded<Author> author(YamlNode node, RdfPath at, Reading out) {
    if (node instanceof YamlScalar name && name.kind() == YamlScalar.Kind.STRING) {
      return NAME.decode(node, at, out)
          .map(text ->
              new Author(
                  text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    return AUTHOR_RECORD.decode(node, at, out);
  }
}
