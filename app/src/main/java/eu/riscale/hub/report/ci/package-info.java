/// Reports that the tools around hub read: CI systems, code hosts and editors.
@NullMarked
package eu.riscale.hub.report.ci;

import org.jspecify.annotations.NullMarked;
