/// What is better and worse in a report than in an earlier one.
@NullMarked
package eu.riscale.hub.report.diff;

import org.jspecify.annotations.NullMarked;
