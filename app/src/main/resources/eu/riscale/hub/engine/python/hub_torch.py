"""What all networks of torch have in common. Needs any torch; NumPy only if the network does."""

import ctypes
import errno
import os
import sys

from hub_shared import (
    Failure,
    install,
    lacks_memory,
    no_room,
    npy,
    out_of_memory,
    said,
    sizes,
    write_npy,
)


class TorchNetwork:
    """A network that is open on a device. What derives from it says how a file is opened."""

    # As the description names it.
    format = ""

    def __init__(self, asked):
        self.torch = torch_module()
        strict(self.torch)
        self.device = self.place(asked)
        self.network = None

    def described(self):
        version = self.torch.__version__.partition("+")[0]
        return {"library": "PyTorch " + version, "device": str(self.device)}

    def place(self, asked):
        cuda = self.torch.cuda
        if asked == "cpu" or self.works(asked):
            return self.torch.device(asked)
        if not self.torch.version.cuda:
            why = "the torch of this Python is the build for the CPU"
            hint = "Install a torch with CUDA there, see https://pytorch.org, or use --device cpu."
        elif not cuda.is_available():
            why = "torch %s finds no GPU" % self.torch.__version__
            hint = hidden() or "Look whether its CUDA fits the driver of this machine"
            hint += ", or use --device cpu."
        else:
            why = "torch finds only %d" % cuda.device_count()
            hint = "GPUs are counted from 0."
        message = "%s is not available for %s: %s."
        raise Failure("DEVICE", message % (asked, self.format, why), hint)

    def works(self, device):
        """Whether a tensor can be made there, which is what counts."""
        try:
            return self.torch.cuda.is_available() and bool(self.torch.ones(1, device=device).is_cuda)
        except Exception:
            return False

    def named(self, results):
        """The outputs in their order, with their names where they have some."""
        raise NotImplementedError

    def said(self, error):
        return said(error)

    def run(self, inputs):
        tensors = []
        try:
            tensors += [read(each, self.torch) for each in inputs]
            with self.torch.no_grad():
                results = self.network(*[self.placed(tensor) for tensor in tensors])
            outputs = enumerate(self.named(results))
            return {"outputs": [self.output(i, name, result) for i, (name, result) in outputs]}
        except (Failure, MemoryError):
            raise
        except OSError as error:
            raise no_room() if error.errno == errno.ENOSPC else self.failed(inputs, tensors, error)
        except BaseException as error:
            raise self.failed(inputs, tensors, error)

    def placed(self, tensor):
        return None if tensor is None else tensor.to(self.device)

    def failed(self, inputs, tensors, error):
        given = [given_as(each["name"], tensor) for each, tensor in zip(inputs, tensors)]
        self.require_memory("the network with " + ", ".join(given), error)
        message = "The network failed with %s: %s."
        return Failure("RUN", message % (", ".join(given), self.said(error)))

    def require_memory(self, what, error):
        if lacks_memory(error):
            raise out_of_memory(str(self.device), what, self.said(error))

    def free(self):
        """Gives the memory of what failed back, so that a smaller input may still run."""
        if self.device.type == "cuda":
            self.torch.cuda.empty_cache()

    def output(self, position, name, result):
        if hasattr(result, "__array__") and not isinstance(result, self.torch.Tensor):
            result = self.torch.as_tensor(result)
        if not isinstance(result, self.torch.Tensor):
            what = type(result).__name__
            return {"name": name, "obstacle": "it is a %s, not a tensor" % what}
        if not known(result, self.torch):
            what = str(result.dtype)[6:]
            obstacle = "it has a data type that the specification does not know (%s)" % what
            return {"name": name, "obstacle": obstacle}
        file = "output%d.npy" % position
        write(result.detach().to("cpu"), file, self.torch)
        return {"name": name, "file": file}


def given_as(name, tensor):
    if tensor is None:
        return "without " + name
    return "%s %s %s" % (name, str(tensor.dtype)[6:], sizes(tensor))


def hidden():
    """What to do where the environment may hide the GPU."""
    shown = os.environ.get("CUDA_VISIBLE_DEVICES")
    if shown is None:
        return ""
    which = "only those GPUs: %s" % shown if shown else "no GPU"
    return "CUDA_VISIBLE_DEVICES is set, and lets CUDA see %s; unset it" % which


def torch_module():
    try:
        import torch

        return torch
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "torch":
            message = "The Python %s has no torch." % sys.executable
            hint = "Install it with: " + install("torch")
            raise Failure("ENGINE", message, hint)
        message = "The torch of %s cannot be imported: %s."
        raise Failure("ENGINE", message % (sys.executable, said(error)), "Install torch again.")


def types(torch):
    names = {"f4": "float32", "f8": "float64", "i1": "int8", "i2": "int16", "i4": "int32"}
    names.update({"i8": "int64", "u1": "uint8", "b1": "bool"})
    names.update({"u2": "uint16", "u4": "uint32", "u8": "uint64"})
    return {code: getattr(torch, name) for code, name in names.items() if hasattr(torch, name)}


def strict(torch):
    """On a GPU float32 is float32, as on the CPU, and the same input gives the same. The older of
    torch's two ways to say so works in all versions, unless both are used."""
    settings = [
        (torch.backends, "cuda.matmul.allow_tf32", False),
        (torch.backends, "cudnn.allow_tf32", False),
        (torch.backends, "cudnn.benchmark", False),
        (torch.backends, "cudnn.deterministic", True),
    ]
    for holder, path, value in settings:
        *parents, name = path.split(".")
        for parent in parents:
            holder = getattr(holder, parent, None)
        if hasattr(holder, name):
            setattr(holder, name, value)
    if hasattr(torch, "set_float32_matmul_precision"):
        torch.set_float32_matmul_precision("highest")


def read(asked, torch):
    """A tensor from its file; None for an input that is left out."""
    if "file" not in asked:
        return None
    code, shape, content = npy(asked["file"])
    if code not in types(torch):
        message = "torch %s, which is older than 2.3, has no tensors of the type of input '%s'."
        hint = "Name a Python with a newer torch by --python."
        raise Failure("ENGINE", message % (torch.__version__, asked["name"]), hint)
    tensor = torch.empty(shape, dtype=types(torch)[code])
    if tensor.numel():
        ctypes.memmove(tensor.data_ptr(), content, len(content))
    return tensor


def halves(torch):
    return (torch.float16, getattr(torch, "bfloat16", None))


def known(tensor, torch):
    """Whether the specification knows the type, or one that holds all of its values."""
    return tensor.dtype in types(torch).values() or tensor.dtype in halves(torch)


def write(tensor, file, torch):
    codes = {dtype: code for code, dtype in types(torch).items()}
    if tensor.layout != torch.strided:
        tensor = tensor.to_dense()
    if tensor.dtype in halves(torch):
        tensor = tensor.float()
    tensor = tensor.contiguous()
    size = tensor.numel() * tensor.element_size()
    content = ctypes.string_at(tensor.data_ptr(), size) if size else b""
    write_npy(file, codes[tensor.dtype], tensor.shape, content)
