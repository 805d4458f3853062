package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.spec.decode.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The software that a model is to run in.
public final class ConsumerOptions implements Part {
  private final Given<List<String>> ids =
      Given.options(
              "--for",
              "CONSUMER",
              "Say whether the model runs in this software: ${COMPLETION-CANDIDATES}. Repeatable.")
          .offering(HelpLists.CONSUMERS);

  @Override
  public void addTo(CommandSpec command) {
    ids.addTo(command);
  }

  public List<Consumer> named() {
    List<Consumer> consumers = new ArrayList<>();
    for (String id : ids.or(List.of())) {
      consumers.add(Consumers.of(id).orElseThrow(() -> unknown(id)));
    }
    return consumers;
  }

  public List<Consumer> namedOrAll() {
    return ids.get() == null ? Consumers.all() : named();
  }

  private ParameterException unknown(String id) {
    List<String> all = Consumers.all().stream().map(Consumer::id).toList();
    String near = DidYouMean.question(id, all, "; there are " + String.join(", ", all) + ".");
    return ids.wrong("--for " + id + ": hub knows no such software" + near);
  }
}
