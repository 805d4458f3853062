/// Reads a description and says what is right and wrong with it.
@NullMarked
package eu.riscale.hub.spec;

import org.jspecify.annotations.NullMarked;
