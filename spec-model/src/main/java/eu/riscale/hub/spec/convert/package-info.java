/// From older formats to newer ones. What cannot be carried over becomes a finding.
@NullMarked
package eu.riscale.hub.spec.convert;

import org.jspecify.annotations.NullMarked;
