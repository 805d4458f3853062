/// What hub reads of strangers, given any bytes.
@NullMarked
package eu.riscale.hub.fuzz;

import org.jspecify.annotations.NullMarked;
