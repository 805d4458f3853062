/// Zips as hub reads them: what is in them, and where they are damaged or could be read in several
/// ways.
@NullMarked
package eu.riscale.hub.spec.file.zip;

import org.jspecify.annotations.NullMarked;
