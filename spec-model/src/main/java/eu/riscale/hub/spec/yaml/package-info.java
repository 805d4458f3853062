/// YAML 1.2 text as a tree of nodes that remember where they stand in the file.
@NullMarked
package eu.riscale.hub.spec.yaml;

import org.jspecify.annotations.NullMarked;
