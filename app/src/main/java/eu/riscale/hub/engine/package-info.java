/// What a network, a device and weights are to an engine, and what all engines over the Deep Java
/// Library (DJL) share. No package outside sees DJL.
@NullMarked
package eu.riscale.hub.engine;

import org.jspecify.annotations.NullMarked;
