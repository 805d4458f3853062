/// What each software that runs such models needs beyond the specification.
@NullMarked
package eu.riscale.hub.consumer;

import org.jspecify.annotations.NullMarked;
