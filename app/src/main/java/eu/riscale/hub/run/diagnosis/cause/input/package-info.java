/// What may be wrong with the inputs of a network: the ways in which a test input can have been
/// turned or prepared other than described, each tried by running the network again.
@NullMarked
package eu.riscale.hub.run.diagnosis.cause.input;

import org.jspecify.annotations.NullMarked;
