/// numpy's files of one array (NEP 1): what their headers say, and their values one by one.
@NullMarked
package eu.riscale.hub.spec.npy;

import org.jspecify.annotations.NullMarked;
