/// Steps before and after a model 0.5, one record per operation.
@NullMarked
package eu.riscale.hub.spec.model.v0_5.processing;

import org.jspecify.annotations.NullMarked;
