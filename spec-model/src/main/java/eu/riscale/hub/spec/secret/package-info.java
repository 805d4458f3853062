/// Finds in a text what its author would not publish: secrets, and folders with a person's name.
@NullMarked
package eu.riscale.hub.spec.secret;

import org.jspecify.annotations.NullMarked;
