/// Descriptions of collections, format 0.2.
@NullMarked
package eu.riscale.hub.spec.collection.v0_2;

import org.jspecify.annotations.NullMarked;
