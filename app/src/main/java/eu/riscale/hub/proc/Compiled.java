package eu.riscale.hub.proc;

/// What came of compiling the steps that a description has for a tensor.
public sealed interface Compiled permits OpPlan, CannotRun {}
