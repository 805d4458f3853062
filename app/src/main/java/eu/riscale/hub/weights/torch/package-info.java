/// What PyTorch wrote: TorchScript archives and state dicts, read without PyTorch.
@NullMarked
package eu.riscale.hub.weights.torch;

import org.jspecify.annotations.NullMarked;
