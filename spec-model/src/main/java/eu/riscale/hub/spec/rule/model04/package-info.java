/// Rules across the fields of model descriptions of format 0.4.
@NullMarked
package eu.riscale.hub.spec.rule.model04;

import org.jspecify.annotations.NullMarked;
