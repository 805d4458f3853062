package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.Doi;
import eu.riscale.hub.spec.value.Email;
import eu.riscale.hub.spec.value.GithubUser;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.value.Orcid;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.SiUnit;
import eu.riscale.hub.spec.value.SpdxId;
import eu.riscale.hub.spec.value.Timestamp;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.yaml.ScalarNumbers;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Optional;

/// Decoders of texts that stand for values of the field: addresses, checksums, versions and so on.
public final class Values {
  public static final Decoder<HttpUrl> URL =
      Texts.parsed(
          ValueCodes.URL, "a web address such as https://example.com/page", HttpUrl::parse);
  public static final Decoder<Sha256> SHA256 =
      Texts.parsed(ValueCodes.SHA256, "64 hexadecimal digits", Sha256::parse);
  public static final Decoder<Orcid> ORCID =
      Texts.parsed(ValueCodes.ORCID, "an ORCID iD such as 0000-0001-2345-6789", Orcid::parse);
  public static final Decoder<Doi> DOI =
      Texts.parsed(
          ValueCodes.DOI,
          "10., four digits, a slash and a suffix, without https://doi.org/",
          Doi::parse);
  public static final Decoder<Email> EMAIL =
      Texts.parsed(ValueCodes.EMAIL, "an address such as ada@example.com", Email::parse);
  public static final Decoder<ResourceId> RESOURCE_ID =
      Texts.parsed(
          ValueCodes.RESOURCE_ID,
          "small letters, digits and _ - / . without a slash at either end",
          ResourceId::parse);
  public static final Decoder<Identifier> IDENTIFIER =
      Texts.parsed(
          ValueCodes.IDENTIFIER,
          "letters, digits and _, not starting with a digit, and no word of the Python language",
          Identifier::parse);
  public static final Decoder<SiUnit> SI_UNIT =
      Texts.parsed(ValueCodes.SI_UNIT, "SI symbols such as m, kg·m/s^2 or µmol/l", SiUnit::parse);

  /// The name of an account on GitHub, as it is written.
  public static final Decoder<String> GITHUB_USER = Values::githubUser;

  public static final Decoder<Timestamp> TIMESTAMP = Values::timestamp;
  public static final Decoder<Version> VERSION = Values::version;
  public static final Decoder<SpdxId> SPDX_ID = Values::spdxId;

  private Values() {}

  private static Decoded<String> githubUser(YamlNode node, RdfPath at, Reading out) {
    Decoded<String> decoded = Texts.ANY.decode(node, at, out);
    if (decoded instanceof Decoded.Value<String>(String text) && !GithubUser.isOne(text)) {
      Finding finding =
          Finding.of(ValueCodes.GITHUB_USER, at, "Found " + node.describe() + " as github_user.")
              .expected("letters, digits and -, at most 39");
      out.add(
          finding.hint(
              GithubUser.in(text)
                  .map(name -> "Write the name alone: github_user: " + name)
                  .orElse("Write the last part of the account's address, github.com/NAME.")));
    }
    return decoded;
  }

  private static Decoded<Timestamp> timestamp(YamlNode node, RdfPath at, Reading out) {
    Optional<Timestamp> value =
        node instanceof YamlScalar scalar ? Timestamp.parse(scalar.text()) : Optional.empty();
    boolean dateAlone = node instanceof YamlScalar scalar && isDateAlone(scalar);
    if (value.isPresent() && !dateAlone) {
      return Decoded.of(value.get());
    }
    Finding finding =
        Finding.of(ValueCodes.TIMESTAMP, at, "Found " + node.describe() + ".")
            .expected("a date and time such as 2024-05-01T12:00:00Z");
    if (dateAlone && value.isPresent()) {
      out.add(finding.hint("Add the time, or put the date into quotes."));
    } else {
      String text = node instanceof YamlScalar scalar ? scalar.text() : "";
      out.add(Timestamp.noDay(text).map(finding::hint).orElse(finding));
    }
    return Decoded.broken();
  }

  private static boolean isDateAlone(YamlScalar scalar) {
    boolean unquoted =
        scalar.kind() == YamlScalar.Kind.TIMESTAMP || scalar.kind() == YamlScalar.Kind.INT;
    return unquoted && scalar.text().length() <= 10;
  }

  private static Decoded<Version> version(YamlNode node, RdfPath at, Reading out) {
    Optional<Version> version =
        node instanceof YamlScalar scalar
            ? switch (scalar.kind()) {
              case STRING -> Version.parse(scalar.text());
              case INT, FLOAT -> unquotedVersion(scalar, at, out);
              case BOOL -> truthVersion(scalar, at, out);
              case NULL, TIMESTAMP -> Optional.empty();
            }
            : Optional.empty();
    if (version.isEmpty()) {
      out.add(
          Finding.of(ValueCodes.VERSION, at, "Found " + node.describe() + ".")
              .expected("a version number such as '1.0.0', in quotes"));
      return Decoded.broken();
    }
    return Decoded.of(version.get());
  }

  /// Readers take a truth value for the number 1 or 0.
  private static Optional<Version> truthVersion(YamlScalar scalar, RdfPath at, Reading out) {
    String seen = scalar.text().equalsIgnoreCase("true") ? "1" : "0";
    out.add(
        Finding.of(
                ValueCodes.VERSION_ROUNDED,
                at,
                "The truth value " + scalar.text() + " is read as the number " + seen + ".")
            .hint("Write the version that is meant, for example '1.0.0'.")
            .fix(new Edit.Example(at, "'1.0.0'")));
    return Version.parse(seen);
  }

  /// What a reader makes of a number: its shortest form, so that 1.10 becomes 1.1.
  private static Optional<Version> unquotedVersion(YamlScalar scalar, RdfPath at, Reading out) {
    String seen =
        scalar.kind() == YamlScalar.Kind.INT
            ? ScalarNumbers.integer(scalar.text()).map(Object::toString).orElse("")
            : Double.toString(ScalarNumbers.real(scalar.text()).orElse(Double.NaN));
    Optional<Version> version = Version.parse(seen);
    if (version.isPresent() && !seen.equals(scalar.text())) {
      out.add(
          Finding.of(
                  ValueCodes.VERSION_ROUNDED,
                  at,
                  "'" + scalar.text() + "' is read as the number " + seen + ".")
              .hint("Put it into quotes: '" + scalar.text() + "'."));
    }
    return version;
  }

  private static Decoded<SpdxId> spdxId(YamlNode node, RdfPath at, Reading out) {
    if (!(Texts.ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
      return Decoded.broken();
    }
    Optional<SpdxId> id = SpdxId.parse(text);
    if (id.isEmpty()) {
      Finding finding =
          Finding.of(
                  ValueCodes.LICENSE_UNKNOWN,
                  at,
                  "'" + text + "' is not on the SPDX list of licences.")
              .expected("an id such as MIT, Apache-2.0 or CC-BY-4.0");
      out.add(
          DidYouMean.nearest(text, SpdxId.known())
              .map(near -> finding.hint("Did you mean '" + near + "'?"))
              .orElse(finding));
      return Decoded.broken();
    }
    return Decoded.of(id.get());
  }
}
