package eu.riscale.hub.init.trial;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// A network that was run: what it takes and gives, and what came out of the test inputs.
///
/// @param engine that ran it
/// @param given the test inputs, with the types that they have outside of the network
/// @param gave the outputs, in the network's order
/// @param names those of the outputs; empty where the format has none
/// @param notes sentences for the person
public record Tried(
    Found found,
    String engine,
    List<Tensor> given,
    List<Tensor> gave,
    List<String> names,
    List<String> notes) {}
