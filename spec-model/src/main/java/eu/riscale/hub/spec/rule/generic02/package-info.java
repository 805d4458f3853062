/// Rules of format 0.2, and of model 0.4 where it shares them.
@NullMarked
package eu.riscale.hub.spec.rule.generic02;

import org.jspecify.annotations.NullMarked;
