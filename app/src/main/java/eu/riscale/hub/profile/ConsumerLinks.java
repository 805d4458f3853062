package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A link leads from the model's card to a software that runs it.
record ConsumerLinks() implements Requirement {
  static final Code CODE =
      Code.warning("profile-links", "No link leads to a software that runs the model.")
          .why("The model's card shows a button for each software that is linked.")
          .section(Guide.LINKS)
          .example("links: []", "links: [ilastik/ilastik]");
  private static final Set<String> SOFTWARE =
      Set.of(
          "biapy",
          "careamics",
          "deepimagej",
          "fiji",
          "icy",
          "ilastik",
          "imjoy",
          "qupath",
          "stardist",
          "zero",
          "zerocostdl4mic");

  /// What the hubs call the card of a software.
  private static final Map<String, String> CARDS =
      new TreeMap<>(
          Map.of(
              "biapy", "biapy/biapy",
              "deepimagej", "deepimagej/deepimagej",
              "ilastik", "ilastik/ilastik"));

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 4;
  }

  @Override
  public Answer judge(Candidate model) {
    List<String> links =
        Traits.items(model.model().node("links")).stream().map(Traits::text).toList();
    if (links.stream().anyMatch(ConsumerLinks::isOfSoftware)) {
      return new Answer.Met();
    }
    List<String> cards =
        CARDS.entrySet().stream()
            .filter(card -> runs(card.getKey(), model))
            .map(Map.Entry::getValue)
            .toList();
    return Answer.unmet(
        Finding.of(
                CODE,
                RdfPath.ROOT.field("links"),
                links.isEmpty()
                    ? "There are no links."
                    : "No link of " + String.join(", ", links) + " leads to such a software.")
            .expected("a link such as ilastik/ilastik")
            .hint(
                cards.isEmpty()
                    ? "Name a software that runs the model; 'hub validate --for' says which do."
                    : "Add to links, as hub judges that it runs there: "
                        + String.join(", ", cards)
                        + "."));
  }

  private static boolean isOfSoftware(String link) {
    for (String word : link.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (SOFTWARE.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runs(String consumer, Candidate model) {
    return Consumers.of(consumer)
        .map(one -> one.judge(model.model()))
        .filter(Verdict::isRunning)
        .isPresent();
  }
}
