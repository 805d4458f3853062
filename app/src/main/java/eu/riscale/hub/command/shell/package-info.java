/// At home in the shell: the help texts, and what shells complete, made from the commands
/// themselves.
@NullMarked
package eu.riscale.hub.command.shell;

import org.jspecify.annotations.NullMarked;
