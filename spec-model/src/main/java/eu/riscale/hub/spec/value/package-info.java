/// Values with a meaning of their own, shared by all types of descriptions.
@NullMarked
package eu.riscale.hub.spec.value;

import org.jspecify.annotations.NullMarked;
