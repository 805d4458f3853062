/// Descriptions of the type notebook, format 0.3.
@NullMarked
package eu.riscale.hub.spec.notebook.v0_3;

import org.jspecify.annotations.NullMarked;
