/// Descriptions of notebooks, format 0.2.
@NullMarked
package eu.riscale.hub.spec.notebook.v0_2;

import org.jspecify.annotations.NullMarked;
