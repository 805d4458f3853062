/// Pages that are made from the code, and the tests that they have not drifted from it.
@NullMarked
package eu.riscale.hub.spec.docs;

import org.jspecify.annotations.NullMarked;
