package eu.riscale.hub.packaging;

/// A difference between the description in a package and the original.
///
/// @param at the field, such as `weights.onnx.source`
/// @param from the value that it had; empty where it is new
/// @param to the value that it has now; empty where it was taken out
public record Change(String at, String from, String to) {}
