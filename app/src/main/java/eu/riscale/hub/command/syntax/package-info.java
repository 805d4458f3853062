/// How a command line is written: commands, options and arguments, told to Picocli by code. Reading
/// them off annotations would take it a quarter of the start-up.
@NullMarked
package eu.riscale.hub.command.syntax;

import org.jspecify.annotations.NullMarked;
