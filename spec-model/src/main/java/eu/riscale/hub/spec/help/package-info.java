/// What to write so that a finding goes away: right forms of wrong values, each tried before it is
/// told.
@NullMarked
package eu.riscale.hub.spec.help;

import org.jspecify.annotations.NullMarked;
