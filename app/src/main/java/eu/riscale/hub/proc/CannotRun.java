package eu.riscale.hub.proc;

/// The steps of a tensor cannot be run here, and none of them is.
///
/// @param step the specification's name of the step that stands in the way
/// @param reason a sentence for the person who wrote the description
public record CannotRun(String step, String reason) implements Compiled, Step {}
