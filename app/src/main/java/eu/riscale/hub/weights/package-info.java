/// What is inside weights files, whatever wrote them: networks' ports, arrays and operators.
@NullMarked
package eu.riscale.hub.weights;

import org.jspecify.annotations.NullMarked;
