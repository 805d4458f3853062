/// Testing a model: its weights are run on the test inputs, and what comes out is held against the
/// test outputs.
@NullMarked
package eu.riscale.hub.run;

import org.jspecify.annotations.NullMarked;
