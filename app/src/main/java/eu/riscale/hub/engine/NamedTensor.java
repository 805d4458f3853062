package eu.riscale.hub.engine;

import eu.riscale.hub.tensor.Tensor;

/// A tensor on its way into or out of a network.
///
/// @param name for an input the id that the description gives it; for an output the name that the
///   network gives it, empty where its format has no names
public record NamedTensor(String name, Tensor tensor) {}
