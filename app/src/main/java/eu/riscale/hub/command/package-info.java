/// The command line: one class per subcommand, and mixins for what they share.
@NullMarked
package eu.riscale.hub.command;

import org.jspecify.annotations.NullMarked;
