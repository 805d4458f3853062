/// What the fields, steps and axes of the formats are, told by the decoders that read them.
@NullMarked
package eu.riscale.hub.spec.reference;

import org.jspecify.annotations.NullMarked;
