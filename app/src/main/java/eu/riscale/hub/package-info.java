/// The program hub.
@NullMarked
package eu.riscale.hub;

import org.jspecify.annotations.NullMarked;
