/// Rules on test tensors: whether their files can be read, and hold what the description says.
@NullMarked
package eu.riscale.hub.spec.rule.file.tensor;

import org.jspecify.annotations.NullMarked;
