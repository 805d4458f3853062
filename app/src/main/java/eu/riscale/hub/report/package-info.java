/// Results as a person or a program wants to read them.
@NullMarked
package eu.riscale.hub.report;

import org.jspecify.annotations.NullMarked;
