/// The text of a description with changes in it. What is not changed stays as it is: comments,
/// order, quotes, anchors, line ends.
@NullMarked
package eu.riscale.hub.spec.edit;

import org.jspecify.annotations.NullMarked;
