/// Results as JSON, for programs: one document, or a line for each source.
@NullMarked
package eu.riscale.hub.report.json;

import org.jspecify.annotations.NullMarked;
