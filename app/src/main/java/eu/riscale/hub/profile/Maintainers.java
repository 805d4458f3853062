package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/// Somebody with a name on GitHub looks after the model.
record Maintainers() implements Requirement {
  static final Code CODE =
      Code.warning("profile-maintainers", "Nobody on GitHub is named who looks after the model.")
          .why("The hubs tell the maintainers on GitHub when a test of the model fails.")
          .section("contribution guides: Upload a model; Review and Edit Your Model")
          .example(
              "maintainers:\n- name: Jane Doe",
              "maintainers:\n- {name: Jane Doe, github_user: jdoe}");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 5;
  }

  @Override
  public Answer judge(Candidate model) {
    RdfPath at = RdfPath.ROOT.field("maintainers");
    List<YamlNode> maintainers = Traits.items(model.model().node("maintainers"));
    if (maintainers.isEmpty()) {
      return Answer.unmet(
          finding(at, "There are no maintainers.")
              .hint("Add the person who answers questions, as '- github_user: NAME'."));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < maintainers.size(); i++) {
      if (!(maintainers.get(i) instanceof YamlMapping person)
          || Traits.text(person.get("github_user")).isEmpty()) {
        findings.add(
            finding(at.index(i), "The maintainer has no github_user.")
                .hint("Add github_user, the name in the address of the person's page on GitHub."));
      }
    }
    return Answer.of(findings);
  }

  private static Finding finding(RdfPath at, String message) {
    return Finding.of(CODE, at, message).expected("maintainers with their github_user");
  }
}
