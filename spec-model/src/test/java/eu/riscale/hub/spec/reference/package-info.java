/// Tests of what is told about fields, steps and axes.
@NullMarked
package eu.riscale.hub.spec.reference;

import org.jspecify.annotations.NullMarked;
