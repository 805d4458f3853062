package eu.riscale.hub.proc;

/// What came of compiling one step of a description.
sealed interface CompiledStep permits TensorOp, CannotRun {}
