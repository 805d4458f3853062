/// Models run on images of the user: which axis is which, statistics over all images, tiles, and
/// the files that come out.
@NullMarked
package eu.riscale.hub.predict;

import org.jspecify.annotations.NullMarked;
