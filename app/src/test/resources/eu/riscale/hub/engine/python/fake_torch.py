"""A stand-in for torch: as much of it as hub's scripts use for TorchScript. It computes on the CPU
whatever device a tensor says it is on. The test that writes it sets what stands in capitals."""

import ctypes
import os
import types

__version__ = "@VERSION@"
version = types.SimpleNamespace(cuda="@CUDA@" or None)
strided = "strided"
HERE = os.path.dirname(os.path.abspath(__file__))


def note(line):
    """Tests read what was asked of the fake."""
    with open(os.path.join(HERE, "calls.txt"), "a") as calls:
        calls.write(line + "\n")


class dtype:
    def __init__(self, name, element):
        self.name, self.element = name, element

    def __str__(self):
        return "torch." + self.name


float16 = dtype("float16", ctypes.c_uint16)
float32 = dtype("float32", ctypes.c_float)
float64 = dtype("float64", ctypes.c_double)
int64 = dtype("int64", ctypes.c_int64)
uint8 = dtype("uint8", ctypes.c_uint8)


class device:
    def __init__(self, word):
        self.word, self.type = word, word.partition(":")[0]

    def __str__(self):
        return self.word


class Tensor:
    layout = strided

    def __init__(self, shape, dtype, device):
        self.shape, self.dtype, self.device = tuple(shape), dtype, device
        self.is_cuda = device.type == "cuda"
        self.content = (dtype.element * self.numel())()

    def numel(self):
        size = 1
        for length in self.shape:
            size *= length
        return size

    def element_size(self):
        return ctypes.sizeof(self.dtype.element)

    def data_ptr(self):
        return ctypes.addressof(self.content)

    def to(self, where):
        moved = Tensor(self.shape, self.dtype, device(str(where)))
        moved.content[:] = self.content[:]
        return moved

    def detach(self):
        return self

    def contiguous(self):
        return self

    def _with(self, other, operation):
        result = Tensor(self.shape, self.dtype, self.device)
        others = other.content if isinstance(other, Tensor) else [other] * self.numel()
        result.content[:] = [operation(a, b) for a, b in zip(self.content, others)]
        return result

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)


def empty(shape, dtype):
    return Tensor(shape, dtype, device("cpu"))


def ones(size, device):
    if not cuda.is_available() or int(device.partition(":")[2]) >= cuda.device_count():
        raise RuntimeError("CUDA error: invalid device ordinal")
    return empty([size], float32).to(device)


def cat(tensors, dim):
    """Along the second axis of tensors whose first has the length 1."""
    first = tensors[0]
    length = sum(tensor.shape[dim] for tensor in tensors)
    result = Tensor(first.shape[:dim] + (length,) + first.shape[dim + 1 :], first.dtype, first.device)
    result.content[:] = [number for tensor in tensors for number in tensor.content]
    return result


class no_grad:
    def __enter__(self):
        pass

    def __exit__(self, *failure):
        pass


class OutOfMemoryError(RuntimeError):
    pass


cuda = types.SimpleNamespace(
    OutOfMemoryError=OutOfMemoryError,
    is_available=lambda: @WORKS@,
    device_count=lambda: 1 if @WORKS@ else 0,
    empty_cache=lambda: note("cuda.empty_cache"),
)

backends = types.SimpleNamespace(
    cuda=types.SimpleNamespace(matmul=types.SimpleNamespace(allow_tf32=True)),
    cudnn=types.SimpleNamespace(allow_tf32=True, benchmark=True, deterministic=False),
)


def set_float32_matmul_precision(word):
    note("float32 matmul " + word)


class Network:
    def eval(self):
        return self

    def __call__(self, *inputs):
        note("forward on " + str(inputs[0].device))
        return forward(*inputs)


def load(file, map_location):
    note("load %s to %s" % (os.path.basename(file), map_location))
    note("matmul.allow_tf32=%s" % backends.cuda.matmul.allow_tf32)
    note("cudnn.allow_tf32=%s" % backends.cudnn.allow_tf32)
    note("NVIDIA_TF32_OVERRIDE=%s" % os.environ.get("NVIDIA_TF32_OVERRIDE"))
    return Network()


jit = types.SimpleNamespace(load=load)
_C = types.SimpleNamespace()

@FORWARD@
