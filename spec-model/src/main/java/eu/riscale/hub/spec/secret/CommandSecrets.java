package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.QUOTE;

import java.util.List;

/// Passwords and keys that are given to commands, and to calls by their place alone.
final class CommandSecrets {
  private static final String WHAT = "a password in a command";

  private static final String MAY_QUOTE = "(?:" + QUOTE + ")?";

  private static final String SPACE = "[ \\t]{1,4}";

  /// A value of an option.
  private static final String VALUE = "(?<spot>[^\\s\"'\\\\$`|;]{4,128})";

  /// An argument of a call, with the blank behind it.
  private static final String ARGUMENT =
      "(?:user(?:name)? ?= ?)?" + QUOTE + "[^\"'\\\\\\n]{1,80}" + QUOTE + "\\s{0,9},\\s{0,9}";

  /// The password of a call, behind the name.
  private static final String GIVEN =
      "(?:passw(?:or)?d ?= ?)?" + QUOTE + "(?<spot>[^\"'\\\\\\s]{6,100})" + QUOTE;

  static final List<Probe> PROBES =
      List.of(
          option("docker login", "-p"),
          option("podman login", "-p"),
          option("registry login", "-p"),
          option("omero ", "-w"),
          option("mysql", "-p"),
          new Probe(
              WHAT,
              Anchor.at("-password ", "-passwd ", "-pass "),
              "-pass(?:w(?:or)?d)? " + MAY_QUOTE + VALUE,
              Form.random(4),
              Form.as("--password …")),
          pair("smbclient", "-U", "%"),
          pair("lftp", "-u", ","),
          new Probe(
              WHAT,
              Anchor.at("echo ").longest(160),
              "echo " + MAY_QUOTE + VALUE + MAY_QUOTE + " ?\\| ?sudo -S",
              Form.random(4),
              Form.as("echo …")),
          new Probe(
              "a key of a storage",
              Anchor.at("mc alias set ", "mc config host add "),
              "mc (?:alias set|config host add)"
                  + (SPACE + "\\S{1,64}" + SPACE + "\\S{1,200}" + SPACE + "\\S{3,128}" + SPACE)
                  + (MAY_QUOTE + VALUE),
              Form.random(4),
              Form.as("mc …")),
          new Probe(
              "a password or key of a storage",
              Anchor.at("dvc remote modify "),
              "dvc remote modify (?:--local )?\\S{1,64} (?:--local )?"
                  + "(?:password|secret_access_key|account_key|sas_token|gdrive_client_secret) "
                  + (MAY_QUOTE + VALUE),
              Form.random(4),
              Form.as("dvc remote modify …")),
          new Probe(
              "an AWS key",
              Anchor.at("aws_secret_access_key", "AWS_SECRET_ACCESS_KEY"),
              "(?i:aws_secret_access_key)"
                  + (MAY_QUOTE + "\\]?\\s{0,4}[:=]\\s{0,4}" + MAY_QUOTE)
                  + "(?<spot>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
              Form.random(10),
              Form.as("aws_secret_access_key = …")),
          new Probe(
              "a password in a call",
              Anchor.at("BlitzGateway(", "BasicAuth(", "DigestAuth(", "NtlmAuth(", ".login(")
                  .with("auth=(", "auth = (", "createSession("),
              "[A-Za-z.]{4,13}(?: ?= ?)?\\(\\s{0,9}" + ARGUMENT + GIVEN,
              Form.random(5),
              Form.as("(…, …)")),
          new Probe(
              "a password in a call",
              Anchor.at("FTP(", "FTP_TLS("),
              "FTP(?:_TLS)?\\(\\s{0,9}" + ARGUMENT + ARGUMENT + GIVEN,
              Form.random(5),
              Form.as("FTP(…)")),
          new Probe(
              "a cookie",
              Anchor.at("ookies"),
              "ookies\\s{0,4}=\\s{0,4}(?:\\{|dict\\()\\s{0,9}"
                  + (MAY_QUOTE + "[A-Za-z0-9_.-]{1,40}" + MAY_QUOTE + "\\s{0,4}[:=]\\s{0,4}")
                  + (QUOTE + "(?<spot>[A-Za-z0-9_%.=+/-]{20,900})" + QUOTE),
              Form.spot(Randomness::isKey),
              Form.as("cookies = …")),
          new Probe(
              "a cookie",
              Anchor.at("ookie"),
              "ookie"
                  + (MAY_QUOTE + " ?: ?" + MAY_QUOTE)
                  + "[A-Za-z0-9_.-]{1,40}=(?<spot>[A-Za-z0-9_%.+/-]{20,900})",
              Form.spot(Randomness::isKey),
              Form.as("Cookie: …")));

  private CommandSecrets() {}

  /// An option of a command, not farther from it than a line has letters.
  private static Probe option(String command, String option) {
    return new Probe(
        WHAT,
        Anchor.at(command),
        start(command, option) + " ?" + MAY_QUOTE + VALUE,
        Form.spot(Randomness::isPassword),
        Form.as(command.strip() + " …"));
  }

  /// Name and password in one option.
  private static Probe pair(String command, String option, String between) {
    return new Probe(
        WHAT,
        Anchor.at(command),
        start(command, option)
            + (" ?" + MAY_QUOTE + "[^\\s\"'\\\\" + between + "]{1,64}" + between + VALUE),
        Form.random(4),
        Form.as(command + " …"));
  }

  private static String start(String command, String option) {
    return command + "(?:(?! " + option + "|" + command + ")[^\\n]){0,200}+ " + option;
  }
}
