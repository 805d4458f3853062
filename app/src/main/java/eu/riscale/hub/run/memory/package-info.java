/// The memory that running a network takes, and what the machine and the GPU have of it.
@NullMarked
package eu.riscale.hub.run.memory;

import org.jspecify.annotations.NullMarked;
