/// Descriptions of datasets, format 0.2.
@NullMarked
package eu.riscale.hub.spec.dataset.v0_2;

import org.jspecify.annotations.NullMarked;
