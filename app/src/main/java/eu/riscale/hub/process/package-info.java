/// Models are tested in processes of their own, which hub starts, watches and ends; what comes back
/// is read as a stranger's.
@NullMarked
package eu.riscale.hub.process;

import org.jspecify.annotations.NullMarked;
