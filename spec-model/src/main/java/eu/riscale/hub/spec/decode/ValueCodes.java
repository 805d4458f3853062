package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// Texts that do not have the form of what they stand for.
public final class ValueCodes {
  public static final Code URL =
      Code.error("url-invalid", "A web address is not one.")
          .why("A link that no browser can open leads nowhere.")
          .section("http and https URLs")
          .example("git_repo: github.com/me/net", "git_repo: https://github.com/me/net");
  public static final Code FILE_SOURCE =
      Code.error("file-source-invalid", "A text names neither a file nor a web address.")
          .why("The file cannot be found, so it can be neither checked nor packaged.")
          .section("file sources: relative path or http(s) URL")
          .example("source: ''", "source: weights.pt");
  public static final Code NAME_TOO_LONG =
      Code.error("file-name-too-long", "A file's name is longer than any file system holds.")
          .why("The file can be neither stored nor unpacked.")
          .section("file sources: relative path or http(s) URL")
          .example("source: (300 characters).pt", "source: weights.pt");
  public static final Code PATH_ABSOLUTE =
      Code.error("path-absolute", "A file is named by its place on one computer.")
          .why("The path does not exist on any other computer, so nobody else can read the file.")
          .section("file sources: relative path or http(s) URL")
          .example("source: /home/ada/net/weights.pt", "source: weights.pt");
  public static final Code PATH_LEAVES_FOLDER =
      Code.alert("path-leaves-folder", "A path climbs out of the folder of the description.")
          .why("The file is lost when the folder is zipped or uploaded, and hub does not read it.")
          .section("file sources: relative path or http(s) URL")
          .example("documentation: ../README.md", "documentation: README.md");
  public static final Code PATH_BACKSLASH =
      Code.alert("path-backslash", "A path is written with back-slashes.")
          .why("On Linux and macOS, other software looks for one file whose name has back-slashes.")
          .section("file sources: relative path or http(s) URL")
          .example("source: weights\\model.onnx", "source: weights/model.onnx");
  public static final Code SUFFIX =
      Code.error("file-suffix", "A file has another ending than its kind needs.")
          .why("Software chooses by the ending how to read the file.")
          .section("the field's file type")
          .example("documentation: README.txt", "documentation: README.md");
  public static final Code RESERVED_NAME =
      Code.error("file-name-reserved", "A file has a name that is kept for descriptions.")
          .why("In a package it would be taken for the description, or overwrite it.")
          .section("names that mark a description: rdf.yaml, bioimageio.yaml, model.yaml")
          .example("source: model.yaml", "source: network.yaml");
  public static final Code SHA256 =
      Code.error("sha256-invalid", "A SHA-256 checksum does not have 64 hexadecimal digits.")
          .why("It can never equal that of the file.")
          .section("sha256")
          .example("sha256: d0b26", "sha256: (64 digits, as `sha256sum FILE` prints them)");
  public static final Code VERSION =
      Code.error("version-invalid", "A version is not a version number.")
          .why("Versions are compared to find the newest.")
          .section("version, as of Python packages and semantic versioning")
          .example("version: one", "version: 1.0.0");
  public static final Code VERSION_ROUNDED =
      Code.alert("version-unquoted", "A version is written as a number and loses its last zero.")
          .why("YAML reads 1.10 as the number 1.1, which is another version.")
          .section("versions are strings")
          .example("pytorch_version: 1.10", "pytorch_version: '1.10'");
  public static final Code ORCID =
      Code.error("orcid-invalid", "An ORCID iD is wrong: form or check digit.")
          .why("It leads to nobody, or to somebody else.")
          .section("authors.orcid")
          .example("orcid: 0000-0001-2345-6780", "orcid: 0000-0001-2345-6789");
  public static final Code DOI =
      Code.error("doi-invalid", "A DOI does not have the form 10.1234/suffix.")
          .why("The citation cannot be resolved.")
          .section("cite.doi")
          .example("doi: https://doi.org/10.1038/nmeth.2019", "doi: 10.1038/nmeth.2019");
  public static final Code EMAIL =
      Code.error("email-invalid", "An e-mail address is not one.")
          .why("Nobody can be reached by it.")
          .section("e-mail addresses")
          .example("email: ada(at)example.com", "email: ada@example.com");
  public static final Code GITHUB_USER =
      Code.alert("github-user-form", "A GitHub name is one that GitHub does not have.")
          .why("Hubs send questions and requests to the account of that name.")
          .section("github_user")
          .example("github_user: https://github.com/ada", "github_user: ada");
  public static final Code TIMESTAMP =
      Code.error("timestamp-invalid", "A point in time is not in ISO 8601.")
          .why("Software cannot tell when it was.")
          .section("timestamp")
          .example("timestamp: yesterday", "timestamp: 2024-05-01T12:00:00Z");
  public static final Code RESOURCE_ID =
      Code.error("id-invalid", "An id has characters that ids may not have.")
          .why("Ids become parts of web addresses and file names.")
          .section("id")
          .example("id: My Model", "id: my-model");
  public static final Code IDENTIFIER =
      Code.error("identifier-invalid", "A name is not a valid identifier.")
          .why("The name becomes a variable in programs.")
          .section("Python identifiers")
          .example("id: raw-image", "id: raw_image");
  public static final Code SI_UNIT =
      Code.error("si-unit-invalid", "A unit is not written with SI symbols.")
          .why("Software cannot convert values whose unit it does not know.")
          .section("data.unit")
          .example("unit: microns", "unit: µm");
  public static final Code LICENSE_UNKNOWN =
      Code.error("license-unknown", "A licence is not an id of the SPDX list.")
          .why("Others must know what they may do; the list's ids are what software understands.")
          .section("license")
          .example("license: Apache 2", "license: Apache-2.0");
  public static final Code SOURCE_SCHEME =
      Code.error("url-scheme", "An address is neither http nor https.")
          .why("Software downloads files by http and https alone.")
          .section("http and https URLs")
          .example("source: ftp://example.com/w.pt", "source: https://example.com/w.pt");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(
          URL,
          FILE_SOURCE,
          NAME_TOO_LONG,
          PATH_ABSOLUTE,
          PATH_LEAVES_FOLDER,
          PATH_BACKSLASH,
          SUFFIX,
          RESERVED_NAME,
          SHA256,
          VERSION,
          VERSION_ROUNDED,
          ORCID,
          DOI,
          EMAIL,
          GITHUB_USER,
          TIMESTAMP,
          RESOURCE_ID,
          IDENTIFIER,
          SI_UNIT,
          LICENSE_UNKNOWN,
          SOURCE_SCHEME);

  private ValueCodes() {}
}
