/// What several commands take on the command line, each as a group of options.
@NullMarked
package eu.riscale.hub.command.option;

import org.jspecify.annotations.NullMarked;
