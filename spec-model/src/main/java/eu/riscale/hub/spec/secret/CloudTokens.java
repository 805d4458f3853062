package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.START;
import static eu.riscale.hub.spec.secret.Form.alone;
import static eu.riscale.hub.spec.secret.Form.token;

import java.util.List;

/// Keys of places for computing, storing and paying.
final class CloudTokens {
  private static final String PLAIN = "[A-Za-z0-9]";
  private static final String WEB = "[A-Za-z0-9_-]";
  private static final String HEX = "[0-9a-f]";

  static final List<Probe> PROBES =
      List.of(
          new Probe(
              "an AWS key",
              Anchor.at("AKIA", "ASIA", "ABIA", "ACCA"),
              Form.behindNone("A-Za-z0-9+/")
                  + "(?<spot>A(?:KI|SI|BI|CC)A(?<drawn>[A-Z2-7]{16}))(?![A-Za-z0-9+/=])",
              Form.DRAWN,
              Form.MAKER),
          alone("an AWS key", "[A-Za-z0-9+/]{100,270}={0,2}", "ABSK"),
          alone("a Google key", WEB + "{35}", "AIza"),
          alone("a Google token", "[A-Za-z0-9._-]{30,500}", "ya29."),
          alone("a Google client secret", WEB + "{28}", "GOCSPX-"),
          alone("a Google token", WEB + "{40,250}", "1//0"),
          new Probe(
              "an Azure key",
              Anchor.at("AccountKey=", "SharedAccessKey="),
              "(?:Account|SharedAccess)Key=(?<spot>(?<drawn>[A-Za-z0-9+/]{43,86})={1,2})(?!=)",
              Form.DRAWN,
              Form.as("Key=…")),
          new Probe(
              "a client secret of Azure",
              Anchor.at("0Q~", "1Q~", "2Q~", "3Q~", "4Q~", "5Q~", "6Q~", "7Q~", "8Q~", "9Q~")
                  .before(3),
              "(?<![A-Za-z0-9_.~-])(?<spot>(?<drawn>[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}))"
                  + "(?![A-Za-z0-9_~.-])",
              match -> Randomness.isRandom(match.group("drawn"), 10),
              Form.as("…")),
          token("a Stripe key", PLAIN + "{10,250}", "sk_live_", "sk_test_", "rk_live_", "rk_test_"),
          token("a Stripe key", PLAIN + "{32,64}", "whsec_"),
          token("a DigitalOcean token", HEX + "{64}", "dop_v1_", "doo_v1_", "dor_v1_"),
          token("a Databricks token", HEX + "{32}(?:-[0-9])?", "dapi"),
          token("a Vault token", WEB + "{90,300}", "hvs.", "hvb."),
          new Probe(
              "a Terraform token",
              Anchor.at(".atlasv1.").before(14),
              START + "(?<spot>" + PLAIN + "{14}\\.atlasv1\\.(?<drawn>" + WEB + "{60,80}))",
              Form.DRAWN,
              Form.as("…")),
          token("a Pulumi token", HEX + "{40}", "pul-"),
          token("a Doppler token", PLAIN + "{40,44}", "dp.pt.", "dp.st.", "dp.ct.", "dp.sa."),
          token("a PlanetScale key", "[A-Za-z0-9=._-]{32,64}", "pscale_tkn_", "pscale_pw_"),
          token("a Supabase key", HEX + "{40}", "sbp_"),
          token("a Netlify token", PLAIN + "{36,40}", "nfp_"),
          token("a Heroku key", "AA" + WEB + "{58}", "HRKU-"),
          token(
              "a Tailscale key",
              "[A-Za-z0-9]{8,20}-" + PLAIN + "{20,40}",
              "tskey-auth-",
              "tskey-api-"),
          token("a SendGrid key", WEB + "{22}\\." + WEB + "{43}", "SG."),
          token("a Brevo key", HEX + "{64}-" + PLAIN + "{16}", "xkeysib-"),
          token("a Mapbox token", WEB + "{20,300}\\." + WEB + "{20,40}", "sk.eyJ"),
          alone("a Mailgun key", HEX + "{32}", "key-"),
          token("a New Relic key", "[A-Z0-9]{27}", "NRAK-"),
          token("a Shopify token", "[0-9a-fA-F]{32}", "shpat_", "shpca_", "shppa_", "shpss_"),
          token("a Square key", WEB + "{22,43}", "sq0atp-", "sq0csp-"),
          token("a Dropbox token", WEB + "{130,250}", "sl."),
          token("a Dynatrace token", "[A-Z0-9]{24}\\.[A-Z0-9]{64}", "dt0c01."),
          token("an OpenShift token", WEB + "{43}", "sha256~"),
          alone("an Alibaba key", PLAIN + "{20}", "LTAI"),
          token("an Adafruit key", PLAIN + "{28}", "aio_"));

  private CloudTokens() {}
}
