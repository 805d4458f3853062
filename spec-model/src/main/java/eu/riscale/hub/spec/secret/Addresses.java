package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.regex.MatchResult;

/// Web addresses that let in whoever has them.
final class Addresses {
  static final List<Probe> PROBES =
      List.of(
          new Probe(
              "a Slack address for messages",
              Anchor.at("hooks.slack.com/"),
              "hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<spot>[TE][A-Z0-9]{6,12}/"
                  + "[A-Z0-9]{6,20}/(?:[0-9]{10,20}/)?[A-Za-z0-9]{20,40})",
              Form.SPOT_DRAWN,
              Form.as("hooks.slack.com/…")),
          new Probe(
              "a Discord address for messages",
              Anchor.at("/api/webhooks/"),
              "/api/webhooks/[0-9]{17,20}/(?<spot>[A-Za-z0-9_-]{60,80})",
              Form.SPOT_DRAWN,
              Form.as("/api/webhooks/…")),
          new Probe(
              "a Teams address for messages",
              Anchor.at("webhook.office.com/webhookb2/"),
              "webhook\\.office\\.com/webhookb2/(?<spot>[0-9a-f@-]{70,80}/IncomingWebhook/[0-9a-f]{32}"
                  + "/[0-9a-f-]{36})",
              Form.ANY,
              Form.as("webhook.office.com/…")),
          new Probe(
              "a signed address",
              Anchor.at("X-Amz-Signature=", "X-Goog-Signature="),
              "X-(?:Amz|Goog)-Signature=(?<spot>[0-9a-f]{64,1000})",
              Form.SPOT_DRAWN,
              Form.as("Signature=…")),
          new Probe(
              "a signed address",
              Anchor.at("&Signature="),
              "&Signature=(?<spot>[A-Za-z0-9%+/=_~-]{27,700})",
              Form.SPOT_DRAWN,
              Form.as("Signature=…")),
          new Probe(
              "a signed address",
              Anchor.at("sig="),
              "(?<=[?&;\\s])sig=(?<spot>[A-Za-z0-9%+/]{43,80}(?:%3[Dd]|=))",
              Form.SPOT_DRAWN,
              Form.as("sig=…")),
          new Probe(
              "a password in an address",
              Anchor.at("://"),
              "://(?<user>[^\\s/:@\"'<>\\\\]{0,64}):(?<spot>[^\\s/@\"'<>\\\\]{3,200})"
                  + "@(?<host>[A-Za-z0-9.-]{1,100})",
              Addresses::isPassword,
              match -> "://" + match.group("user") + ":…@" + match.group("host")),
          new Probe(
              "a token in an address",
              Anchor.at("://"),
              "://(?<spot>[A-Za-z0-9_-]{20,250})@(?<host>[A-Za-z0-9.-]{1,100})",
              match -> Randomness.isDense(match.group("spot")) && !isPublicKey(match),
              match -> "://…@" + match.group("host")));

  private Addresses() {}

  private static boolean isPassword(MatchResult match) {
    String user = match.group("user");
    String password = match.group("spot");
    String host = match.group("host");
    return (!user.isEmpty() || Randomness.isRandom(password, 4))
        && !password.equals(user)
        && !Randomness.isPlaceholder(password)
        && !Randomness.isPlaceholder(user)
        && !Randomness.isPlaceholder(host)
        && !host.startsWith("localhost")
        && !host.startsWith("127.");
  }

  /// Programs carry the key with which they send errors to Sentry.
  private static boolean isPublicKey(MatchResult match) {
    return match.group("host").contains("sentry");
  }
}
