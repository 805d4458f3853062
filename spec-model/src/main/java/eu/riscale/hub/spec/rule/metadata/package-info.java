/// Rules on what all descriptions say about their resource.
@NullMarked
package eu.riscale.hub.spec.rule.metadata;

import org.jspecify.annotations.NullMarked;
