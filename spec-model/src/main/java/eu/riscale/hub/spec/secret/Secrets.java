package eu.riscale.hub.spec.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/// Finds tokens, keys and passwords by the forms that their makers give them.
public final class Secrets {
  /// What stands before and behind a token, so that it is none within other letters, such as those
  /// of a picture in a notebook.
  private static final String START = "(?<![A-Za-z0-9])";

  private static final String END = "(?![A-Za-z0-9])";

  /// A quotation mark, which is escaped in a notebook.
  private static final String QUOTE = "\\\\?[\"']";

  private static final String SECRET_NAME =
      "(?:access|api|auth|private|personal|refresh|secret|client|zenodo|github|gitlab|hf"
          + "|huggingface|wandb|aws_secret)[_-]?(?:access[_-]?|api[_-]?)?(?:token|key|secret)";

  private static final List<String> SECRET_WORDS =
      List.of("oken", "OKEN", "_key", "_KEY", "ikey", "iKey", "-key", "ecret", "ECRET");

  private static final List<Probe> PROBES =
      List.of(
          token(
              "a GitHub token",
              "(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,90})",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_",
              "github_pat_"),
          token("a GitLab token", "glpat-[A-Za-z0-9_-]{20,60}", "glpat-"),
          token("a Hugging Face token", "hf_[A-Za-z0-9]{30,50}", "hf_"),
          token("an AWS key", "(?<![+/])(?:AKIA|ASIA)[A-Z2-7]{16}(?![+/=])", "AKIA", "ASIA"),
          token("a Google key", "(?<![+/_-])AIza[A-Za-z0-9_-]{35}(?![+/=_-])", "AIza"),
          token("a Slack token", "xox[abeprs]-[A-Za-z0-9-]{20,200}", "xox"),
          token(
              "a Slack address for messages",
              "hooks\\.slack\\.com/services/T[A-Z0-9]{6,12}/B[A-Z0-9]{6,12}/[A-Za-z0-9]{20,30}",
              "hooks.slack.com/services/"),
          token(
              "a key of OpenAI or Anthropic",
              "sk-(?=[a-z0-9_-]{0,199}[A-Z])[A-Za-z0-9_-]{32,200}",
              "sk-"),
          token("a PyPI token", "pypi-AgE[A-Za-z0-9_-]{50,250}", "pypi-AgE"),
          token("an npm token", "npm_[A-Za-z0-9]{36}", "npm_"),
          new Probe(
              "a private key",
              List.of("PRIVATE KEY"),
              40,
              "-----BEGIN [A-Z ]{0,25}PRIVATE KEY(?: BLOCK)?-----"
                  + "[^A-Za-z0-9+/]{0,12}n?[\\s\"',]{0,12}[A-Za-z0-9+/]{40}",
              match -> true,
              match -> "-----BEGIN …"),
          new Probe(
              "a password in an address",
              List.of("://"),
              0,
              "://([^\\s/:@\"'<>\\\\]{1,64}):([^\\s/@\"'<>\\\\]{3,100})@([A-Za-z0-9.-]{1,100})",
              Secrets::isPasswordOfAddress,
              match -> "://" + match.group(1) + ":…@" + match.group(3)),
          assigned(
              "a token or key",
              SECRET_NAME,
              QUOTE + "([A-Za-z0-9_/+.~=-]{20,200})" + QUOTE,
              value -> Randomness.isRandom(value, 10),
              SECRET_WORDS),
          assigned(
              "a token or key",
              SECRET_NAME,
              "([A-Za-z0-9]{20,200})(?![A-Za-z0-9_.(\\[-])",
              value -> Randomness.isRandom(value, 10),
              SECRET_WORDS),
          assigned(
              "a password",
              "passw(?:or)?d",
              QUOTE + "([^\"'\\\\\\s]{6,100})" + QUOTE,
              value -> Randomness.isRandom(value, 5),
              List.of("passw", "Passw", "PASSW")),
          new Probe(
              "a token in a header",
              List.of("Bearer "),
              0,
              "Bearer ([A-Za-z0-9._~+/-]{20,390})",
              match -> Randomness.isRandom(match.group(1), 10),
              match -> "Bearer …"),
          new Probe(
              "a password in the form of .netrc",
              List.of("machine"),
              0,
              "machine\\s{1,9}\\S{1,99}\\s{1,9}login\\s{1,9}\\S{1,99}\\s{1,9}password\\s{1,9}(\\S{4,99})",
              match -> !Randomness.isPlaceholder(match.group(1)),
              match -> "machine … password …"));

  private Secrets() {}

  /// The spots in a text, in its order.
  public static List<Spot> in(String text) {
    List<Spot> spots = new ArrayList<>();
    PROBES.forEach(probe -> probe.search(text, spots));
    spots.sort(Comparator.comparingInt(Spot::start));
    return List.copyOf(spots);
  }

  /// A token that begins with letters of its maker, which may be shown.
  private static Probe token(String what, String form, String... starts) {
    return new Probe(
        what,
        List.of(starts),
        0,
        START + form + END,
        match -> Randomness.isRandom(match.group(), 7),
        match -> match.group().substring(0, 4) + "…");
  }

  /// A value that a name tells to be secret.
  private static Probe assigned(
      String what, String name, String value, Predicate<String> isReal, List<String> words) {
    return new Probe(
        what,
        words,
        40,
        "(?i)"
            + START
            + "([A-Za-z_-]{0,20}"
            + name
            + ")(?:"
            + QUOTE
            + ")?\\s{0,4}[:=]\\s{0,4}"
            + value,
        match -> isReal.test(match.group(2)),
        match -> match.group(1) + " = …");
  }

  private static boolean isPasswordOfAddress(MatchResult match) {
    String user = match.group(1);
    String password = match.group(2);
    String host = match.group(3);
    return !password.equals(user)
        && !Randomness.isPlaceholder(password)
        && !Randomness.isPlaceholder(user)
        && !Randomness.isPlaceholder(host)
        && !host.startsWith("localhost")
        && !host.startsWith("127.");
  }
}
