package eu.riscale.hub.spec.secret;

import static eu.riscale.hub.spec.secret.Form.END;
import static eu.riscale.hub.spec.secret.Form.START;
import static eu.riscale.hub.spec.secret.Form.alone;
import static eu.riscale.hub.spec.secret.Form.token;

import java.util.List;

/// Tokens of places for code, models and data, which begin with letters of their maker.
final class Tokens {
  private static final String PLAIN = "[A-Za-z0-9]";
  private static final String WEB = "[A-Za-z0-9_-]";
  private static final String HEX = "[0-9a-f]";

  static final List<Probe> PROBES =
      List.of(
          token("a GitHub token", PLAIN + "{36}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
          token("a GitHub token", "[A-Za-z0-9_]{40,90}", "github_pat_"),
          token(
              "a GitLab token",
              WEB + "{20,300}(?:\\.[0-9a-z]{2}\\.[0-9a-z]{7,9})?",
              "glpat-",
              "gldt-",
              "glrt-",
              "glft-",
              "glptt-",
              "glimt-",
              "glsoat-",
              "glffct-",
              "glagent-",
              "gloas-"),
          alone("a GitLab token", WEB + "{20}", "GR1348941"),
          token("a GitLab token", "[0-9a-z]{1,5}_" + WEB + "{20}", "glcbt-"),
          alone("a Bitbucket token", PLAIN + "{28,40}", "ATBB"),
          alone("an Atlassian token", "[A-Za-z0-9_-]{150,250}={0,2}[A-F0-9]{0,9}", "ATATT3"),
          alone("an Atlassian token", "[A-Za-z0-9_-]{150,250}={0,2}[A-F0-9]{0,9}", "ATCTT3"),
          token("a Hugging Face token", PLAIN + "{30,50}", "hf_", "api_org_"),
          token("a Weights & Biases key", "[A-Za-z0-9_]{40,120}", "wandb_v1_"),
          token("a Kaggle token", PLAIN + "{30,50}", "KGAT_"),
          token("a Replicate token", PLAIN + "{37}", "r8_"),
          token("an NVIDIA key", WEB + "{60,80}", "nvapi-"),
          token("a PyPI token", WEB + "{50,300}", "pypi-AgE"),
          token("an npm token", PLAIN + "{36}", "npm_"),
          token("a RubyGems key", HEX + "{48}", "rubygems_"),
          alone("a crates.io token", PLAIN + "{32}", "cio"),
          token("a Docker token", WEB + "{27,32}", "dckr_pat_", "dckr_oat_"),
          alone("an Artifactory key", PLAIN + "{60,80}", "AKCp"),
          token("an Anthropic key", WEB + "{80,200}", "sk-ant-"),
          token("an OpenRouter key", HEX + "{64}", "sk-or-v1-"),
          token("a key of OpenAI or the like", HEX + "{32}", "sk-"),
          new Probe(
              "a key of OpenAI or the like",
              Anchor.at("sk-"),
              Form.behindNone("A-Za-z0-9_-")
                  + "(?<spot>sk-(?<drawn>(?=[a-z0-9_-]{0,199}+[A-Z])[A-Za-z0-9_-]{32,200}))"
                  + END,
              match -> Randomness.isRandom(match.group("drawn"), 7),
              Form.as("sk-…")),
          token("a Groq key", PLAIN + "{52}", "gsk_"),
          token("a Perplexity key", PLAIN + "{48}", "pplx-"),
          token("an xAI key", PLAIN + "{80}", "xai-"),
          token("a LangSmith key", HEX + "{32}_" + HEX + "{10}", "lsv2_pt_", "lsv2_sk_"),
          token("a Prefect key", PLAIN + "{36}", "pnu_", "pnb_"),
          token("a Slack token", "[A-Za-z0-9-]{20,250}", "xoxa-", "xoxb-", "xoxe-", "xoxp-"),
          token("a Slack token", "[A-Za-z0-9-]{20,250}", "xoxr-", "xoxs-", "xoxc-", "xoxd-"),
          token("a Slack token", "xox[bp]-[A-Za-z0-9-]{20,250}", "xoxe."),
          token("a Slack token", "1-[A-Z0-9]{9,14}-[0-9]{9,15}-[a-z0-9]{50,80}", "xapp-"),
          new Probe(
              "a Telegram token",
              Anchor.at(":AA").before(10),
              START + "(?<spot>[0-9]{8,10}:(?<drawn>AA[A-Za-z0-9_-]{33}))(?![A-Za-z0-9_-])",
              Form.DRAWN,
              match -> match.group().substring(0, 4) + "…"),
          token("a Notion token", PLAIN + "{40,50}", "ntn_", "secret_"),
          token("a Linear key", PLAIN + "{40}", "lin_api_"),
          token("a Figma token", WEB + "{40}", "figd_"),
          token("a Postman key", HEX + "{24}-" + HEX + "{34}", "PMAK-"),
          token("a Typeform token", "[A-Za-z0-9_.=-]{59}", "tfp_"),
          token("a Sentry token", "[A-Za-z0-9_=+/.-]{64,400}", "sntrys_", "sntryu_"),
          token("a Sourcegraph token", "(?:(?:local|" + HEX + "{16})_)?" + HEX + "{40}", "sgp_"),
          token("a Grafana token", "[A-Za-z0-9+/]{32,400}={0,2}", "glc_"),
          token("a Grafana token", PLAIN + "{32}_[A-Fa-f0-9]{8}", "glsa_"),
          new Probe(
              "a JSON web token",
              Anchor.at("eyJ").longest(9000),
              Form.behindNone("A-Za-z0-9_+/-")
                  + "(?<spot>eyJ[A-Za-z0-9_-]{10,2000}+\\.eyJ[A-Za-z0-9_-]{10,6000}+"
                  + "\\.(?<drawn>[A-Za-z0-9_-]{20,700}+))(?![A-Za-z0-9_-])",
              Form.DRAWN,
              Form.as("eyJ…")));

  private Tokens() {}
}
