/// Where descriptions and their files come from: files, folders, zips, standard input.
@NullMarked
package eu.riscale.hub.source;

import org.jspecify.annotations.NullMarked;
