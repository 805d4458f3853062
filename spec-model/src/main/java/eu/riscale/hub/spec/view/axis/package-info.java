/// The axes of a tensor and their sizes, whatever the version of the description.
@NullMarked
package eu.riscale.hub.spec.view.axis;

import org.jspecify.annotations.NullMarked;
