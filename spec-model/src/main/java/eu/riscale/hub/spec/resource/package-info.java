/// A description of any type and version, and the formats that hub judges by.
@NullMarked
package eu.riscale.hub.spec.resource;

import org.jspecify.annotations.NullMarked;
