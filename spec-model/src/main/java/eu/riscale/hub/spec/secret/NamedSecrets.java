package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.QUOTE;
import static eu.riscale.hub.spec.secret.Form.START;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/// Values that a name beside them tells to be secret.
final class NamedSecrets {
  private static final String NAME =
      "(?:access|api|auth|bearer|private|personal|refresh|secret|client|session|signing|upload|zenodo"
          + "|figshare|dataverse|osf|github|gitlab|gh|hf|huggingface|kaggle|wandb|comet|neptune"
          + "|openai|aws_secret|account|storage)[_-]?(?:access[_-]?|api[_-]?)?(?:token|key|secret)";

  /// Tells at one look that most words are no names of values.
  private static final String NAMES_A_VALUE =
      "(?=[A-Za-z_-]{1,80}+(?:" + QUOTE + ")?\\]?\\s{0,4}[:=])";

  private static final Anchor WORDS =
      Anchor.at("oken", "OKEN", "_key", "_KEY", "ikey", "iKey", "-key", "-Key", "ecret", "ECRET")
          .before(60)
          .inNameOfValue(20);

  private static final Anchor PASSWORD =
      Anchor.at("passw", "Passw", "PASSW", "assphrase", "ennwort").before(24).inNameOfValue(6);

  private static final String PASSWORDS = "(?:passw(?:or)?d|passphrase|passwort|kennwort)";

  /// The letter of a line break or tab that is escaped is none of a name.
  private static final String NO_ESCAPE = "(?!(?<=\\\\)[nrt](?=[A-Za-z_]))";

  /// No path and no address.
  private static final String NO_PATH = "(?![A-Za-z0-9_.-]{0,60}[:/])";

  /// A password without quotation marks.
  private static final String PASSWORD_VALUE =
      "(?<spot>[^\"'\\\\\\s(),.\\[\\]{}<>$%`;&]{8,100}+)(?=[\\s\"'\\\\;&`]|$)";

  private static final Predicate<MatchResult> NO_PLACEHOLDER =
      Form.spot(value -> !Randomness.isPlaceholder(value));

  /// A value without quotation marks that goes on is no value but code.
  private static final String NO_CODE = "(?![A-Za-z0-9_.(\\[-])";

  static final List<Probe> PROBES =
      List.of(
          named(
              "a token or key",
              WORDS,
              NAME,
              QUOTE + "(?<spot>[A-Za-z0-9_/+.~-]{20,200}+={0,2})" + QUOTE,
              Randomness::isKey),
          named(
              "a token or key",
              WORDS,
              NAME,
              "(?<spot>[A-Za-z0-9]{20,200}+)" + NO_CODE,
              Randomness::isKey),
          named(
              "a token or key",
              WORDS,
              NAME,
              "(?<spot>[A-Za-z0-9_/+~-]{20,200}+={0,2}+)" + NO_CODE,
              Randomness::isDense),
          named(
              "a token",
              WORDS,
              "token",
              QUOTE + "?(?<spot>[A-Za-z0-9]{30,200}+)" + NO_CODE,
              Randomness::isDense),
          named(
              "a password",
              PASSWORD,
              PASSWORDS,
              QUOTE + "(?<spot>[^\"'\\\\\\s]{6,100}+)" + QUOTE,
              value -> Randomness.isRandom(value, 5)),
          named("a password", PASSWORD, PASSWORDS, PASSWORD_VALUE, Randomness::isPassword),
          named(
              "a password",
              Anchor.at("pwd", "Pwd", "PWD").before(24).inNameOfValue(6),
              "pwd",
              QUOTE + "(?<spot>[^\"'\\\\\\s/:]{6,100})" + QUOTE,
              Randomness::isPassword),
          named(
              "a password",
              Anchor.at("_pwd", "_PWD").before(24).inNameOfValue(6),
              "_pwd",
              NO_PATH + PASSWORD_VALUE,
              Randomness::isPassword),
          named(
              "a password",
              Anchor.at("_pass", "_PASS").before(24).inNameOfValue(6),
              "(?:db|smtp|mail|ftp|ssh|user|omero|webdav|dav|admin|root|mysql|pg|redis|nas|login|my)_pass",
              "(?:" + QUOTE + ")?" + NO_PATH + PASSWORD_VALUE,
              Randomness::isPassword),
          new Probe(
              "a password of rclone",
              Anchor.at("\npass = "),
              "\\npass = (?<spot>[A-Za-z0-9_-]{22,200})(?=\\s|$)",
              Form.spot(Randomness::isDense),
              Form.as("pass = …")),
          new Probe(
              "a key of Kaggle",
              Anchor.at("username"),
              "username"
                  + QUOTE
                  + "\\s{0,4}:\\s{0,4}"
                  + QUOTE
                  + "[^\"'\\\\]{1,64}"
                  + QUOTE
                  + "\\s{0,4},\\s{0,4}"
                  + QUOTE
                  + "key"
                  + QUOTE
                  + "\\s{0,4}:\\s{0,4}"
                  + QUOTE
                  + "(?<spot>[0-9a-f]{32})",
              Form.random(7),
              Form.as("key = …")),
          new Probe(
              "a Weights & Biases key",
              Anchor.at("wandb"),
              "wandb(?:\\.login\\(\\s{0,9}(?:key ?= ?)?"
                  + QUOTE
                  + "| login (?:--relogin )?)(?<spot>[0-9a-f]{40})(?![0-9A-Za-z])",
              Form.random(7),
              Form.as("wandb login …")),
          new Probe(
              "a token in a header",
              Anchor.at("Bearer ", "bearer "),
              "[Bb]earer (?<spot>[A-Za-z0-9._~+/=-]{20,900})",
              Form.random(10),
              Form.as("Bearer …")),
          new Probe(
              "a token in a header",
              Anchor.at("Authorization", "authorization"),
              "[Aa]uthorization(?:"
                  + QUOTE
                  + ")?\\]?\\s{0,4}[:=]\\s{0,4}(?:"
                  + QUOTE
                  + ")?(?i:token|apikey|key) (?<spot>[A-Za-z0-9._~+/=-]{20,400})",
              Form.random(10),
              Form.as("Authorization: …")),
          new Probe(
              "a password in a header",
              Anchor.at("Basic "),
              "Basic (?<spot>[A-Za-z0-9+/]{8,300}={0,2})(?![A-Za-z0-9+/=])",
              NamedSecrets::isNameAndPassword,
              Form.as("Basic …")),
          new Probe(
              "a password in a command",
              Anchor.at("sshpass -p"),
              "sshpass -p ?(?:" + QUOTE + ")?(?<spot>[^\\s\"'\\\\]{4,100})",
              NO_PLACEHOLDER,
              Form.as("sshpass -p …")),
          new Probe(
              "a password in a command",
              Anchor.at("curl "),
              "curl(?:(?!curl | -u| --user)[^\\n]){0,300}+ (?:-u|--user(?!-))[ =]?(?:"
                  + QUOTE
                  + ")?[^\\s:\"'\\\\]{1,64}:(?<spot>[^\\s\"'\\\\]{4,200})",
              NO_PLACEHOLDER,
              Form.as("curl -u …")),
          new Probe(
              "a password in the form of .netrc",
              Anchor.at("machine", "default login"),
              "(?:machine\\s{1,9}\\S{1,99}|default)\\s{1,9}login\\s{1,9}\\S{1,99}\\s{1,9}password\\s{1,9}(?<spot>\\S{4,99})",
              NO_PLACEHOLDER,
              Form.as("machine … password …")));

  private NamedSecrets() {}

  private static Probe named(
      String what, Anchor words, String name, String value, Predicate<String> isReal) {
    return new Probe(
        what,
        words,
        "(?i)"
            + (START + NO_ESCAPE + NAMES_A_VALUE)
            + ("(?>(?<name>[A-Za-z_-]{0,20}" + name + ")")
            + ("(?:" + QUOTE + ")?\\]?\\s{0,4}[:=]\\s{0,4})")
            + value,
        Form.spot(isReal),
        Form.NAME);
  }

  static boolean isNameAndPassword(MatchResult match) {
    try {
      byte[] bytes = Base64.getDecoder().decode(match.group("spot"));
      String text = new String(bytes, StandardCharsets.US_ASCII);
      return text.matches("[ -9;-~]{1,64}:[ -~]{3,200}") && !Randomness.isPlaceholder(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
