/// The files that a description of any type names, and what each of them is for.
@NullMarked
package eu.riscale.hub.spec.view.file;

import org.jspecify.annotations.NullMarked;
