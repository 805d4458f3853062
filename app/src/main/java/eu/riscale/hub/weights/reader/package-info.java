/// Tells what a weights file is by its content, and has the reader of that format read it.
@NullMarked
package eu.riscale.hub.weights.reader;

import org.jspecify.annotations.NullMarked;
