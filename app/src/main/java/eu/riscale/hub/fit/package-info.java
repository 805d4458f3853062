/// How weights and their description fit together: what a file says of its network, without running
/// it, held against what the description says.
@NullMarked
package eu.riscale.hub.fit;

import org.jspecify.annotations.NullMarked;
