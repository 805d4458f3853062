/// Rules on the files that a description names, whatever the version of its format.
@NullMarked
package eu.riscale.hub.spec.rule.file;

import org.jspecify.annotations.NullMarked;
