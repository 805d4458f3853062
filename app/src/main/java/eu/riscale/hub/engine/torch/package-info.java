/// PyTorch: TorchScript archives.
@NullMarked
package eu.riscale.hub.engine.torch;

import org.jspecify.annotations.NullMarked;
