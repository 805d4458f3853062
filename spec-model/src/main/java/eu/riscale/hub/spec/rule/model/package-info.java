/// Rules on models of format 0.5, and on those of all formats where the sentence is the same.
@NullMarked
package eu.riscale.hub.spec.rule.model;

import org.jspecify.annotations.NullMarked;
