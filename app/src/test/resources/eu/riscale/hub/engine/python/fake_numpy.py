"""A stand-in for numpy: arrays of float32, read, written and computed with."""

import array
import ast
import types


class ndarray:
    dtype = types.SimpleNamespace(name="float32", kind="f", type="float32")

    def __init__(self, shape, content):
        self.shape, self.content = tuple(shape), array.array("f", content)

    def reshape(self, shape):
        return ndarray(shape, self.content)

    def _with(self, other, operation):
        others = other.content if isinstance(other, ndarray) else [other] * len(self.content)
        return ndarray(self.shape, [operation(a, b) for a, b in zip(self.content, others)])

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)


def load(file):
    with open(file, "rb") as npy:
        start = npy.read(10)
        header = ast.literal_eval(npy.read(int.from_bytes(start[8:10], "little")).decode())
        result = ndarray(header["shape"], [])
        result.content.frombytes(npy.read())
        return result


def save(file, array):
    header = repr({"descr": "<f4", "fortran_order": False, "shape": array.shape})
    header += " " * (-(11 + len(header)) % 64) + "\n"
    with open(file, "wb") as npy:
        npy.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
        npy.write(array.content.tobytes())


def asarray(array):
    return array


def ascontiguousarray(array):
    return array
