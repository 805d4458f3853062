package eu.riscale.hub.consumer;

import eu.riscale.hub.Golden;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/consumers.md` has what each software needs, made from the code that judges by it.
class ConsumersPageTest {
  @Test
  void showsWhatEachSoftwareNeeds() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What each software needs of a model

        `hub validate --for SOFTWARE` and `hub inspect` judge by these needs, which go beyond the specification. Of versions, inputs and outputs, what a weights file
        is counts for more than what the description says of it; with `--no-io` the description alone is judged. This page is made from
        the code (`mvn test -Dgolden.update`).

        ## Weights

        One of the marked formats is needed.

        """);
    List<String> head = new ArrayList<>(List.of("software", "version"));
    for (WeightsFormat format : WeightsFormat.values()) {
      head.add(format.word());
    }
    row(page, head);
    row(page, head.stream().map(cell -> "---").toList());
    for (Consumer consumer : Consumers.all()) {
      List<String> cells = new ArrayList<>(List.of(consumer.id(), consumer.version()));
      for (WeightsFormat format : WeightsFormat.values()) {
        cells.add(consumer.needs().weights().contains(format) ? "yes" : "");
      }
      row(page, cells);
    }
    needs(page);
    disagreements(page);
    Golden.check(Path.of("docs/consumers.md"), page.toString());
  }

  private static void needs(StringBuilder page) {
    page.append("\n## Steps, axes, inputs and outputs\n\n");
    row(page, List.of("software", "steps", "axes", "inputs and outputs", "besides", "source"));
    row(page, List.of("---", "---", "---", "---", "---", "---"));
    for (Consumer consumer : Consumers.all()) {
      Needs needs = consumer.needs();
      row(
          page,
          List.of(
              consumer.id(),
              needs.steps(),
              needs.axes(),
              needs.tensors(),
              needs.other(),
              needs.source()));
    }
  }

  private static void disagreements(StringBuilder page) throws IOException {
    page.append(
        """

        ## Recorded outcomes that hub differs from

        The collection of the BioImage Model Zoo records what some of this software itself makes of published models. hub says the same of all but these, each of which was looked
        into. (What deepImageJ made of them is not compared: most of its recorded failures are of the set-up, such as downloads and arguments of macros.)

        """);
    row(page, List.of("software", "model", "recorded", "why hub says otherwise"));
    row(page, List.of("---", "---", "---", "---"));
    for (Disagreement one : Disagreement.all()) {
      row(page, List.of(one.software(), one.model(), one.recorded(), one.why()));
    }
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
