package eu.riscale.hub.init.trial;

import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import eu.riscale.hub.weights.Port;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What the inputs of a network may be, the likeliest first: one way where the file tells their
/// shapes, several where it does not. A run decides.
final class InputGuesses {
  private static final int MOST = 40;
  private static final String BY_KERNEL = "by the arrays in the weights, and the network runs so";
  private static final String BY_RUN = "the network runs so";

  private record Form(int rank, long channels, String why) {}

  private static final List<Form> USUAL =
      List.of(
          new Form(4, 1, BY_RUN),
          new Form(4, 3, BY_RUN),
          new Form(5, 1, BY_RUN),
          new Form(4, 2, BY_RUN),
          new Form(3, 1, BY_RUN),
          new Form(5, 3, BY_RUN),
          new Form(4, 4, BY_RUN),
          new Form(2, 1, BY_RUN));

  private InputGuesses() {}

  /// @param example an example of the first input
  static List<List<InputGuess>> of(NetworkPorts network, Optional<Example> example) {
    List<List<List<InputGuess>>> choices = new ArrayList<>();
    for (int i = 0; i < network.inputs().size(); i++) {
      Optional<Example> own = i == 0 ? example : Optional.empty();
      choices.add(
          choices(network, network.inputs().get(i), own).stream()
              .map(guess -> List.of(guess))
              .toList());
    }
    return combined(choices);
  }

  /// Of several inputs those are tried first that are alike.
  private static List<List<InputGuess>> combined(List<List<List<InputGuess>>> choices) {
    List<List<InputGuess>> all = new ArrayList<>();
    int longest = choices.stream().mapToInt(List::size).max().orElse(0);
    for (int n = 0; n < longest; n++) {
      List<InputGuess> alike = new ArrayList<>();
      for (List<List<InputGuess>> own : choices) {
        alike.addAll(own.get(Math.min(n, own.size() - 1)));
      }
      all.add(alike);
    }
    List<List<InputGuess>> products = List.of(List.of());
    for (List<List<InputGuess>> own : choices) {
      List<List<InputGuess>> longer = new ArrayList<>();
      for (List<InputGuess> before : products) {
        for (List<InputGuess> next : own) {
          if (longer.size() < MOST) {
            List<InputGuess> joined = new ArrayList<>(before);
            joined.addAll(next);
            longer.add(joined);
          }
        }
      }
      products = longer;
    }
    products.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static List<InputGuess> choices(
      NetworkPorts network, Port port, Optional<Example> example) {
    if (port.shape().isPresent()) {
      return withChannels(port, AxisNames.of(port.shape().get(), network.channelsLast()), example);
    }
    return forms(network, example).stream()
        .map(form -> new InputGuess(port, AxisNames.assumed(form.rank, form.channels, form.why)))
        .toList();
  }

  /// A number of channels that the file leaves open is the example's, or one that is usual.
  private static List<InputGuess> withChannels(
      Port port, List<GuessedAxis> axes, Optional<Example> example) {
    boolean isOpen = axes.stream().anyMatch(axis -> axis.kind() == Kind.CHANNEL && axis.size() < 0);
    if (!isOpen) {
      return List.of(new InputGuess(port, axes));
    }
    LinkedHashSet<Long> counts = new LinkedHashSet<>();
    example.flatMap(Example::channels).ifPresent(counts::add);
    counts.addAll(List.of(1L, 3L, 2L, 4L));
    List<InputGuess> all = new ArrayList<>();
    for (long count : counts) {
      all.add(
          new InputGuess(
              port,
              axes.stream()
                  .map(axis -> axis.kind() == Kind.CHANNEL ? axis.withSize(count) : axis)
                  .toList()));
    }
    return all;
  }

  private static List<Form> forms(NetworkPorts network, Optional<Example> example) {
    LinkedHashSet<Form> forms = new LinkedHashSet<>();
    int withSpace = 0;
    for (List<Long> kernel : network.kernels()) {
      boolean isConvolution = kernel.size() > 2 && kernel.size() < 6;
      if (isConvolution && withSpace++ < 2) {
        forms.add(new Form(kernel.size(), kernel.get(1), BY_KERNEL));
      }
    }
    example
        .flatMap(Example::channels)
        .ifPresent(count -> forms.add(new Form(example.get().space() + 2, count, BY_RUN)));
    if (withSpace == 0) {
      network.kernels().stream()
          .filter(kernel -> kernel.size() == 2)
          .findFirst()
          .ifPresent(kernel -> forms.add(new Form(2, kernel.get(1), BY_KERNEL)));
    }
    for (Form usual : USUAL) {
      if (forms.stream()
          .noneMatch(form -> form.rank == usual.rank && form.channels == usual.channels)) {
        forms.add(usual);
      }
    }
    return List.copyOf(forms);
  }
}
