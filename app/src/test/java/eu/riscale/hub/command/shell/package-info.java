@NullMarked
package eu.riscale.hub.command.shell;

import org.jspecify.annotations.NullMarked;
