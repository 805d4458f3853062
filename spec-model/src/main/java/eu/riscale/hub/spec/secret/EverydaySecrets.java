package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.QUOTE;
import static eu.riscale.hub.spec.secret.Form.START;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/// Secrets as people write them down every day: in calls, in tables and in what programs keep.
final class EverydaySecrets {
  private static final String WEB = "[A-Za-z0-9_-]";
  private static final String HEX = "[0-9a-f]";

  private static final String UUID =
      HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}";

  static final List<Probe> PROBES =
      List.of(
          new Probe(
              "a Weights & Biases key",
              Anchor.at("wandb.login("),
              "wandb\\.login\\([^()\\n]{0,200}?(?<![A-Za-z0-9_])key ?= ?"
                  + (QUOTE + "(?<spot>[0-9a-f]{40})(?![0-9A-Za-z])"),
              Form.random(7),
              Form.as("wandb login …")),
          variable(
              "a token or key",
              "token|key|secret",
              "[A-Za-z0-9_/+.:~=-]{20,200}",
              Form.spot(Randomness::isKey)),
          variable("a password", "passw(?:or)?d|pwd", "[^\"'\\\\\\s]{6,100}", Form.random(5)),
          new Probe(
              "a key of a storage",
              Anchor.at("S3FileSystem(", "S3Path(", "storage_options"),
              "(?:S3FileSystem\\(|S3Path\\(|storage_options)[^()\\n]{0,200}?(?<![A-Za-z0-9_])key(?:"
                  + (QUOTE + ")?\\s{0,4}[:=]\\s{0,4}" + QUOTE)
                  + ("(?<spot>[A-Za-z0-9/+]{16,100})" + QUOTE),
              Form.random(10),
              Form.as("key = …")),
          new Probe(
              "a token or key",
              Anchor.at("secret", "SECRET"),
              START
                  + ("(?<name>(?i:secret))(?:" + QUOTE + ")?\\]?\\s{0,4}[:=]\\s{0,4}" + QUOTE)
                  + ("(?<spot>[A-Za-z0-9_/+=-]{20,200})" + QUOTE),
              Form.spot(EverydaySecrets::isDenseKey),
              Form.NAME),
          new Probe(
              "a key of fal.ai",
              Anchor.at("FAL_KEY"),
              "FAL_KEY(?:"
                  + (QUOTE + ")?\\]?\\s{0,4}[:=]\\s{0,4}(?:" + QUOTE + ")?")
                  + ("(?<spot>" + UUID + ":" + HEX + "{32})(?![0-9A-Za-z])"),
              Form.random(7),
              Form.as("FAL_KEY = …")),
          new Probe(
              "a password for images of containers",
              Anchor.at("auth\"", "auth\\\""),
              "auth\\\\?\"\\s{0,9}:\\s{0,9}\\\\?\"(?<spot>[A-Za-z0-9+/]{8,300}={0,2})\\\\?\"",
              NamedSecrets::isNameAndPassword,
              Form.as("auth = …")),
          new Probe(
              "a Discord token",
              Anchor.at(discordStarts()).longest(128),
              Form.behindNone("A-Za-z0-9+/_.-")
                  + ("(?<spot>[MNO][A-Za-z0-9]{21,27}\\." + WEB + "{6}\\.")
                  + ("(?<drawn>" + WEB + "{27,40}))(?![A-Za-z0-9+/=_.-])"),
              Form.DRAWN,
              match -> match.group("spot").substring(0, 4) + "…"),
          table(
              "a password",
              "pass(?:word|wort|phrase|wd)|kennwort",
              Anchor.at("assw", "ASSW", "assphr", "ennwort"),
              Randomness::isPassword),
          table(
              "a token or key",
              "(?:api|access|secret|auth)[ _-]?(?:token|key)|token",
              Anchor.at("oken", "OKEN", "key", "Key", "KEY"),
              EverydaySecrets::isDenseKey));

  private EverydaySecrets() {}

  private static boolean isDenseKey(String value) {
    return Randomness.isDense(value) && Randomness.isKey(value);
  }

  /// A variable of the environment, with the value that it has where nobody sets it.
  private static Probe variable(
      String what, String name, String value, Predicate<MatchResult> isReal) {
    return new Probe(
        what,
        Anchor.at("setdefault(", "getenv(", "environ.get(", "putenv(", "setenv("),
        "(?:setdefault|[gs]etenv|environ\\.get|putenv)\\(\\s{0,9}"
            + (QUOTE + "(?<name>[A-Za-z0-9_]{0,40}(?i:" + name + "))" + QUOTE)
            + ("\\s{0,9},\\s{0,9}" + QUOTE + "(?<spot>" + value + ")" + QUOTE),
        isReal,
        Form.NAME);
  }

  /// A row of a table in Markdown.
  private static Probe table(String what, String name, Anchor words, Predicate<String> isReal) {
    return new Probe(
        what,
        words.before(24).inName(),
        "(?i)(?<![\\p{L}\\p{N}])(?<name>[A-Za-z_-]{0,12}(?:"
            + (name
                + "))[`* \\t:]{0,9}\\|[`* \\t]{0,9}(?<spot>[^|\\s`\"\\\\]{8,100})[`* \\t]{0,9}\\|"),
        Form.spot(isReal),
        Form.NAME);
  }

  /// It begins with the number of the account in Base64, of which two digits make three letters.
  private static List<String> discordStarts() {
    return IntStream.range(10, 100)
        .mapToObj(digits -> (digits + "0").getBytes(StandardCharsets.US_ASCII))
        .map(digits -> Base64.getEncoder().encodeToString(digits).substring(0, 3))
        .toList();
  }
}
