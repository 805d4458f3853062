/// Access to the files that a description names, handed to the library by its user.
@NullMarked
package eu.riscale.hub.spec.file;

import org.jspecify.annotations.NullMarked;
