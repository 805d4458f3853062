/// Rules across fields, one class per rule.
@NullMarked
package eu.riscale.hub.spec.rule;

import org.jspecify.annotations.NullMarked;
