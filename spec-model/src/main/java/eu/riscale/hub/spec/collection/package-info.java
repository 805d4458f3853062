/// Collections of resources, as community partners keep them, whatever the version of their format.
@NullMarked
package eu.riscale.hub.spec.collection;

import org.jspecify.annotations.NullMarked;
