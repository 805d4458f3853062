package eu.riscale.hub.engine;

import eu.riscale.hub.tensor.Tensor;
import java.util.Optional;

/// A tensor on its way into or out of a network.
///
/// @param name for an input the id that the description gives it; for an output the name that the
///   network gives it, empty where its format has no names
/// @param content empty for an optional input that is not given, and for an output that hub has no
///   tensor for
/// @param obstacle why hub has no tensor for the output, as a clause; else empty
public record NamedTensor(String name, Optional<Tensor> content, String obstacle) {

  public NamedTensor(String name, Tensor tensor) {
    this(name, Optional.of(tensor), "");
  }

  /// An optional input that the network is to run without.
  public static NamedTensor absent(String name) {
    return new NamedTensor(name, Optional.empty(), "");
  }

  /// An output that is no tensor of a type that the specification knows.
  ///
  /// @param obstacle as a clause, such as `it is text`
  public static NamedTensor unreadable(String name, String obstacle) {
    return new NamedTensor(name, Optional.empty(), obstacle);
  }

  /// The tensor of an input that is given, or of an output that can be read.
  public Tensor tensor() {
    return content.orElseThrow(() -> new IllegalStateException(name + " has no tensor"));
  }
}
