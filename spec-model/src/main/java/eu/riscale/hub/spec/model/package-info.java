/// What model descriptions of all formats have in common, for rules whose sentence is the same.
@NullMarked
package eu.riscale.hub.spec.model;

import org.jspecify.annotations.NullMarked;
