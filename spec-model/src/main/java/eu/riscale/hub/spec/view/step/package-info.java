/// The steps of a tensor before and after the network, whatever the version of the description.
@NullMarked
package eu.riscale.hub.spec.view.step;

import org.jspecify.annotations.NullMarked;
