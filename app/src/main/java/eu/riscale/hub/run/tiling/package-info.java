/// Large images in tiles: where they are cut, how much of each result counts, and the results put
/// together.
@NullMarked
package eu.riscale.hub.run.tiling;

import org.jspecify.annotations.NullMarked;
