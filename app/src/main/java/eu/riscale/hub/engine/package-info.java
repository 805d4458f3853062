/// Running networks: one small class per engine over the Deep Java Library (DJL), which no other
/// package sees.
@NullMarked
package eu.riscale.hub.engine;

import org.jspecify.annotations.NullMarked;
