/// What editors ask for while somebody writes a description: the Language Server Protocol.
@NullMarked
package eu.riscale.hub.lsp;

import org.jspecify.annotations.NullMarked;
