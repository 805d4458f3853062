/// What the hubs ask of a model beyond the specification, and how much of it a model has.
@NullMarked
package eu.riscale.hub.profile;

import org.jspecify.annotations.NullMarked;
