"""A network that torch saved with its code as TorchScript."""

from pathlib import Path

from hub_shared import Failure, said
from hub_torch import TorchNetwork


class TorchScript(TorchNetwork):
    format = "torchscript"

    def __init__(self, request):
        super().__init__(request["device"])
        fuse_nothing(self.torch)
        file = Path(request["weights"])
        try:
            self.network = self.torch.jit.load(str(file), map_location=self.device).eval()
        except Exception as error:
            self.require_memory("the network in " + file.name, error)
            message = "The torchscript file %s cannot be opened by torch %s: %s."
            version = self.torch.__version__
            raise Failure("WEIGHTS", message % (file.name, version, self.said(error)))

    def said(self, error):
        """torch tells the story of the failure; the fact is behind the last `Error:`."""
        if isinstance(error, RuntimeError) and "Error: " in str(error):
            error = RuntimeError(str(error).rpartition("Error: ")[2])
        return said(error)

    def named(self, results):
        """As torch's own C++ library hands them on: one after the other, however they are nested."""
        if hasattr(results, "keys"):
            return [(str(name), results[name]) for name in results.keys()]
        if isinstance(results, (tuple, list)):
            return [pair for each in results for pair in self.named(each)]
        return [("", results)]


def fuse_nothing(torch):
    """From the second run on torch would compile several operations into one for a GPU, whose results
    are others in their last digits."""
    for setting in ("_jit_set_texpr_fuser_enabled", "_jit_override_can_fuse_on_gpu"):
        if hasattr(torch._C, setting):
            getattr(torch._C, setting)(False)
    if hasattr(torch._C, "_jit_nvfuser_enabled") and torch._C._jit_nvfuser_enabled():
        torch._C._jit_set_nvfuser_enabled(False)
