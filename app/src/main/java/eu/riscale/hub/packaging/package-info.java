/// Packages: which files of a resource belong together, and how they are written.
@NullMarked
package eu.riscale.hub.packaging;

import org.jspecify.annotations.NullMarked;
