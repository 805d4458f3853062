/// Descriptions in the newest format, and models with weights in one format more.
@NullMarked
package eu.riscale.hub.convert;

import org.jspecify.annotations.NullMarked;
