package eu.riscale.hub.profile;

import eu.riscale.hub.profile.Vocabulary.Topic;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;
import java.util.Set;

/// The name says what the model does, and to which cells, tissue or structures.
record TellingName() implements Requirement {
  static final Code CODE =
      Code.warning("profile-name", "The name does not say task and sample.")
          .why("Life scientists look through lists of names; 'UNet 2D' tells them nothing.")
          .section(Guide.NAMING)
          .example("name: UNet 2D", "name: Neuron Segmentation in EM (Membrane Prediction)");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 8;
  }

  @Override
  public Answer judge(Candidate model) {
    String name = model.model().text("name");
    Set<Topic> topics = Vocabulary.topics(name);
    List<String> missing =
        List.of(Topic.TASK, Topic.CONTENT).stream()
            .filter(topic -> !topics.contains(topic))
            .map(Topic::words)
            .toList();
    return missing.isEmpty()
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("name"),
                    "'" + name + "' does not say " + String.join(", nor ", missing) + ".")
                .expected("task and tissue, cells or structure, as 'Neuron Segmentation in EM'")
                .hint("Add what is missing to the name; 64 letters are the most that all read."));
  }
}
