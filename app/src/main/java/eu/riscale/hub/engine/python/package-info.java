/// Networks whose architecture is Python code, run in the person's own Python.
@NullMarked
package eu.riscale.hub.engine.python;

import org.jspecify.annotations.NullMarked;
