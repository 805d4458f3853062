/// Arrays with named axes, their files and their statistics, in plain Java.
@NullMarked
package eu.riscale.hub.tensor;

import org.jspecify.annotations.NullMarked;
