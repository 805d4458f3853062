package eu.riscale.hub.run.layer;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Inside;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.spec.view.WeightsView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The layer in which two networks of a model part on the test inputs, in a sentence; empty where
/// none can be named. Two networks are looked into once, however many of their outputs differ.
public final class PartingLayer {
  private final Networks networks;
  private final List<NamedTensor> inputs;
  private final Map<Two, Optional<String>> known = new HashMap<>();

  /// Networks that can be looked into.
  @FunctionalInterface
  public interface Networks {
    /// What goes on inside of one, which is opened for it; empty where hub cannot look into it.
    Optional<Inside> inside(WeightsView weights, Device device) throws EngineException, IOException;
  }

  private record Place(WeightsView weights, Device device) {}

  private record Two(Place one, Place other) {}

  /// @param inputs what the networks are given
  public PartingLayer(Networks networks, List<NamedTensor> inputs) {
    this.networks = networks;
    this.inputs = inputs;
  }

  /// Of two weights entries, both on the CPU.
  public Optional<String> ofFormats(WeightsView one, WeightsView other) {
    return known.computeIfAbsent(
        new Two(new Place(one, Device.CPU), new Place(other, Device.CPU)), this::find);
  }

  /// Of one weights entry on a GPU and on the CPU.
  public Optional<String> ofDevices(WeightsView weights, Device gpu) {
    return known.computeIfAbsent(
        new Two(new Place(weights, gpu), new Place(weights, Device.CPU)), this::find);
  }

  private Optional<String> find(Two two) {
    try {
      Optional<Inside> one = inside(two.one());
      Optional<Inside> other = one.isPresent() ? inside(two.other()) : Optional.empty();
      return other.isPresent()
          ? FirstDifference.sentence(one.get(), other.get(), inputs)
          : Optional.empty();
    } catch (EngineException | IOException | OutOfMemoryError e) {
      return Optional.empty(); // That the outputs differ is said in any case.
    }
  }

  private Optional<Inside> inside(Place place) throws EngineException, IOException {
    return networks.inside(place.weights(), place.device());
  }
}
