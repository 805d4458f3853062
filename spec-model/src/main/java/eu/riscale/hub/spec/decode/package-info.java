/// From YAML nodes to typed values: a cursor over one mapping, and the decoders of single values.
@NullMarked
package eu.riscale.hub.spec.decode;

import org.jspecify.annotations.NullMarked;
