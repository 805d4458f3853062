package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import java.util.List;

/// Somebody can be reached when the resource needs care.
public final class MaintainerKnown implements PartsRule<ResourceMetadata> {
  public static final Code NOBODY =
      Code.alert("maintainer-missing", "Nobody who maintains the resource can be found on GitHub.")
          .why("Collections write to maintainers there when a test fails or a question comes in.")
          .section("maintainers, authors.github_user")
          .example(
              "authors:\n- name: Ada Lovelace",
              "authors:\n- name: Ada Lovelace\n  github_user: ada");

  @Override
  public List<Code> codes() {
    return List.of(NOBODY);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    boolean authorsKnown =
        metadata.authors().stream().anyMatch(author -> author.githubUser().isPresent());
    if (!authorsKnown && out.waits(NOBODY, at.field("maintainers"), at.field("authors"))) {
      return;
    }
    if (metadata.maintainers().isEmpty() && !metadata.authors().isEmpty() && !authorsKnown) {
      out.add(
          Finding.of(
                  NOBODY,
                  at.field("authors"),
                  "There are no maintainers, and no author has a github_user.")
              .hint("Give an author's github_user, or add maintainers."));
    }
  }
}
