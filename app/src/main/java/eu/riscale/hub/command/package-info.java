/// The command line: one class per subcommand, and groups of options that they share.
@NullMarked
package eu.riscale.hub.command;

import org.jspecify.annotations.NullMarked;
