/// Rules on collections.
@NullMarked
package eu.riscale.hub.spec.rule.collection;

import org.jspecify.annotations.NullMarked;
