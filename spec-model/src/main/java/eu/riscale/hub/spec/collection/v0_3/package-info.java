/// Descriptions of collections, format 0.3.
@NullMarked
package eu.riscale.hub.spec.collection.v0_3;

import org.jspecify.annotations.NullMarked;
