package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.START;

import java.util.List;

/// Private keys, in the forms in which programs keep them.
final class PrivateKeys {
  private static final int LONGEST = 10_000;

  /// Ends of lines, which are escaped in JSON and stand between quotation marks in code.
  private static final String BREAK = "(?:\\\\{0,2}[nr]|[\\s\"',>#|]){0,24}";

  private static final String HEADERS =
      "(?:[A-Za-z][A-Za-z-]{1,20}: [^\\n\\\\]{1,99}+" + BREAK + "){0,4}";

  /// Enough letters of the key that it is none that was left out.
  private static final String BEGUN = "[A-Za-z0-9+/]{40}";

  private static final String REST =
      "(?:[^-]{0,9000}?-{4,5} ?END[A-Z0-9 ]{0,40}-{4,5}|[A-Za-z0-9+/=\\s\\\\\"',]{0,9000})";

  static final List<Probe> PROBES =
      List.of(
          new Probe(
              "a private key",
              Anchor.at("PRIVATE KEY").before(40).begins("-").longest(LONGEST),
              "(?<spot>-{4,5} ?BEGIN [A-Z0-9 ]{0,25}PRIVATE KEY(?: BLOCK)? ?-{4,5}"
                  + (BREAK + HEADERS + BREAK + BEGUN + REST + ")"),
              Form.ANY,
              Form.as("-----BEGIN …")),
          new Probe(
              "a private key",
              Anchor.at("Private-Lines: ").longest(LONGEST),
              "(?<spot>Private-Lines: \\d{1,4}"
                  + BREAK
                  + BEGUN
                  + "[A-Za-z0-9+/=\\s\\\\\"',]{0,9000})",
              Form.ANY,
              Form.as("Private-Lines: …")),
          new Probe(
              "a private key",
              Anchor.at("AGE-SECRET-KEY-1"),
              START + "(?<spot>AGE-SECRET-KEY-1[A-Z0-9]{58})(?![A-Z0-9])",
              Form.ANY,
              Form.as("AGE-SECRET-KEY-1…")));

  private PrivateKeys() {}
}
