package eu.riscale.hub.command.option;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.spec.decode.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The software that a model is to run in.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class ConsumerOptions {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--for",
      paramLabel = "CONSUMER",
      completionCandidates = HelpLists.Consumers.class,
      description =
          "Say whether the model runs in this software: ${COMPLETION-CANDIDATES}. Repeatable.")
  private List<String> ids = List.of();

  public List<Consumer> named() {
    List<Consumer> consumers = new ArrayList<>();
    for (String id : ids) {
      consumers.add(Consumers.of(id).orElseThrow(() -> unknown(id)));
    }
    return consumers;
  }

  public List<Consumer> namedOrAll() {
    return ids.isEmpty() ? Consumers.all() : named();
  }

  private ParameterException unknown(String id) {
    List<String> all = Consumers.all().stream().map(Consumer::id).toList();
    String near = DidYouMean.question(id, all, "; there are " + String.join(", ", all) + ".");
    return new ParameterException(
        spec.commandLine(), "--for " + id + ": hub knows no such software" + near);
  }
}
