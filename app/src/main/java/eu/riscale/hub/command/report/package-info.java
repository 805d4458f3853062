/// `hub report`: JSON reports of earlier runs joined, compared and converted.
@NullMarked
package eu.riscale.hub.command.report;

import org.jspecify.annotations.NullMarked;
