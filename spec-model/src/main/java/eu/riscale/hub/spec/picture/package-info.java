/// Pictures as web pages show them: what their first bytes tell, whether they are whole, and what
/// they do besides being shown. Nothing is drawn.
@NullMarked
package eu.riscale.hub.spec.picture;

import org.jspecify.annotations.NullMarked;
