/// What a model is, whatever the version of its description: one neutral view of its tensors,
/// steps, weights and files, made by one class for each version. Nothing above tells the versions
/// apart; where they differ, the view holds the difference as a value.
@NullMarked
package eu.riscale.hub.spec.view;

import org.jspecify.annotations.NullMarked;
