/// Pre- and postprocessing: the operations of the specification, on tensors, in plain Java.
///
/// `Ops.compile` turns the steps that a model describes into an [OpPlan]; each step is one class.
@NullMarked
package eu.riscale.hub.proc;

import org.jspecify.annotations.NullMarked;
