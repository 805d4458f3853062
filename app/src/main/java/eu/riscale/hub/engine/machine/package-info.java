/// What can run on this machine: the register of all engines.
@NullMarked
package eu.riscale.hub.engine.machine;

import org.jspecify.annotations.NullMarked;
