/// Results as one HTML page.
@NullMarked
package eu.riscale.hub.report.html;

import org.jspecify.annotations.NullMarked;
