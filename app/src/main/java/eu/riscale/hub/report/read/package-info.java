/// JSON reports read back, from whoever wrote them: within limits, and in full or not at all.
@NullMarked
package eu.riscale.hub.report.read;

import org.jspecify.annotations.NullMarked;
