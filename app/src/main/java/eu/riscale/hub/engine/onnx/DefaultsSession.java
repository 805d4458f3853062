package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ForwardingSession;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A network whose inputs may have defaults among its numbers. The Java side of ONNX Runtime does
/// not take tensors for those, so a copy of the graph without the defaults runs where they are
/// given.
final class DefaultsSession implements ForwardingSession {
  private final Session network;
  private final OnnxGraph graph;
  private final Opener opener;
  private Set<String> replaced = Set.of();
  private @Nullable Session copy;

  /// Opens a copy of the network on the same device.
  interface Opener {
    Session open(OnnxGraph graph) throws EngineException;
  }

  DefaultsSession(Session network, OnnxGraph graph, Opener opener) {
    this.network = network;
    this.graph = graph;
    this.opener = opener;
  }

  @Override
  public Session network() {
    return network;
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    List<String> given =
        inputs.stream()
            .filter(input -> input.content().isPresent())
            .map(NamedTensor::name)
            .toList();
    // As many as the network asks for are matched with its own, whatever they are called.
    if (given.size() <= network.inputNames().size()) {
      return network.run(inputs);
    }
    Set<String> further = new HashSet<>(given);
    further.removeAll(network.inputNames());
    return replacing(further).orElse(network).run(inputs);
  }

  /// Empty where they are no inputs with defaults.
  private Optional<Session> replacing(Set<String> names) throws EngineException {
    if (copy != null && replaced.equals(names)) {
      return Optional.of(copy);
    }
    Optional<byte[]> without = without(names);
    if (without.isEmpty()) {
      return Optional.empty();
    }
    if (copy != null) {
      copy.close();
      copy = null;
    }
    Session opened = opener.open(OnnxGraph.of(graph.name(), without.get(), graph.folder()));
    copy = opened;
    replaced = names;
    return Optional.of(opened);
  }

  private Optional<byte[]> without(Set<String> names) {
    try (InputStream file = graph.content().open()) {
      byte[] model = file.readNBytes((int) OnnxEngine.MOST_READ_AGAIN + 1);
      return model.length > OnnxEngine.MOST_READ_AGAIN
          ? Optional.empty()
          : OnnxDefaults.without(model, names);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      if (copy != null) {
        copy.close();
      }
    } finally {
      network.close();
    }
  }
}
