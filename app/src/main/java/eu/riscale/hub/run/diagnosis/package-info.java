/// Why an output is not the expected one: what is at hand to find out, how it is measured whether
/// something explains it, and how a cause and its correction are told.
@NullMarked
package eu.riscale.hub.run.diagnosis;

import org.jspecify.annotations.NullMarked;
