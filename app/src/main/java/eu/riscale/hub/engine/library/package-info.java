/// The native libraries of the engines: those that hub brings, unpacked once, and those with CUDA
/// that the person has.
@NullMarked
package eu.riscale.hub.engine.library;

import org.jspecify.annotations.NullMarked;
