package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.profile.Vocabulary.Topic;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The tags say modality, dimensions, task and what is imaged.
record TellingTags() implements Requirement {
  static final Code CODE =
      Code.warning("profile-tags", "The tags leave out modality, dimensions, task or content.")
          .why("The hubs' search finds a model by its tags.")
          .section(Guide.TAGS)
          .example(
              "tags: [unet, pytorch]",
              "tags: [fluorescence, 2d, instance-segmentation, nuclei, unet, pytorch]");

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
    Set<Topic> missing = EnumSet.allOf(Topic.class);
    for (YamlNode tag : Traits.items(model.model().node("tags"))) {
      missing.removeAll(Vocabulary.topics(Traits.text(tag)));
    }
    List<String> words = missing.stream().map(Topic::words).toList();
    return missing.isEmpty()
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(
                    CODE,
                    RdfPath.ROOT.field("tags"),
                    "No tag says " + String.join("; none ", words) + ".")
                .expected("tags over modality, dimensions, task and content")
                .hint("Add a tag for each of these."));
  }
}
