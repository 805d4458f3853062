/// Rules on models of format 0.5.
@NullMarked
package eu.riscale.hub.spec.rule.model;

import org.jspecify.annotations.NullMarked;
