/// What comes of a test of weights: written down while it runs, and read by those who report it.
@NullMarked
package eu.riscale.hub.run.result;

import org.jspecify.annotations.NullMarked;
