"""What the steps of the specification make of a tensor, element by element, written from the texts
of its fields and not from hub's code or that of another implementation.

Beside each value goes how far an implementation may be off by rounding, so that a chain whose
result hangs on the last digit (a cast at 3.0000001, a threshold that is hit) is not asked for.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

SINGLE, DOUBLE = 1.2e-7, 4e-16
TYPES = ["float32", "float64", "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64",
         "int64", "bool"]


class Redraw(Exception):
    """The specification does not say what comes out, or rounding decides it."""


def need(condition):
    if not condition:
        raise Redraw


@dataclass
class Tensor:
    """Values with named axes; `error` is of each value, `unit` the relative rounding of results."""

    axes: tuple
    values: np.ndarray
    error: np.ndarray
    unit: float

    @property
    def is_float(self):
        return self.values.dtype.kind == "f"

    def doubles(self):
        return self.values.astype(np.float64)


def tensor(axes, values):
    unit = SINGLE if values.dtype == np.float32 else DOUBLE
    return Tensor(tuple(axes), values, np.zeros(values.shape), unit)


def floats(like, values, error):
    """A result of arithmetic: float32 of float32, float64 of all others."""
    rounded = np.abs(values) * like.unit + np.abs(error)
    dtype = np.float32 if like.values.dtype == np.float32 else np.float64
    need(not np.any(np.abs(values[np.isfinite(values)]) > 1e37))
    return Tensor(like.axes, values.astype(dtype), np.nan_to_num(rounded, nan=0, posinf=0),
                  like.unit)


# ---- numbers and statistics laid along the axes of a tensor --------------------------------------

def lay(values, axes, like):
    """Numbers with named axes, for broadcasting against a tensor whatever the order of its axes."""
    need(set(axes) <= set(like.axes))
    order = sorted(range(len(axes)), key=lambda i: like.axes.index(axes[i]))
    sizes = [like.values.shape[i] if axis in axes else 1 for i, axis in enumerate(like.axes)]
    values = np.transpose(values, order)
    for axis, size in zip(sorted(axes, key=like.axes.index), values.shape):
        need(size == like.values.shape[like.axes.index(axis)])
    return values.reshape(sizes)


def numbers(number, axis, like):
    """One number of the description, or one for each place along an axis."""
    if isinstance(number, list):
        return lay(np.array(number, dtype=np.float64), (axis,), like)
    return np.float64(number)


class Measured:
    """What a statistic is taken of: for each place along the axes that are not measured jointly,
    the elements of all the tensors there."""

    def __init__(self, tensors, joint):
        self.kept = tuple(axis for axis in tensors[0].axes if axis not in joint)
        parts = []
        for one in tensors:
            order = self.kept + tuple(axis for axis in one.axes if axis in joint)
            laid = np.transpose(one.doubles(), [one.axes.index(axis) for axis in order])
            parts.append(laid.reshape(laid.shape[:len(self.kept)] + (-1,)))
        need(len({part.shape[:-1] for part in parts}) == 1)
        self.elements = np.concatenate(parts, axis=-1)
        need(not np.isinf(self.elements).any())
        most = np.nanmax(np.abs(self.elements)) if not np.isnan(self.elements).all() else 0
        self.error = max(one.error.max() for one in tensors) + 1e-15 * most

    def mean(self, like):
        return lay(self.elements.mean(axis=-1), self.kept, like)

    def deviation(self, like):
        """Of the population: of all the elements that there are, not of a sample of them."""
        mean = self.elements.mean(axis=-1, keepdims=True)
        return lay(np.sqrt(((self.elements - mean) ** 2).mean(axis=-1)), self.kept, like)

    def between(self, percent, like):
        """The percentile on the line between the two elements around it."""
        return lay(np.percentile(self.elements, percent, axis=-1), self.kept, like)

    def element(self, percent, like):
        """The smallest element that at least so many percent of the elements do not exceed."""
        count = self.elements.shape[-1]
        at = max(math.ceil(Fraction(str(percent)) / 100 * count) - 1, 0)
        there = np.sort(self.elements, axis=-1)[..., at]
        there = np.where(np.isnan(self.elements).any(axis=-1), np.nan, there)
        return lay(there, self.kept, like)


# ---- the steps -----------------------------------------------------------------------------------

def affine(t, shift, scale, gain=1.0, offset=0.0, error=0.0):
    """(x - shift) / scale * gain + offset, where shift and scale may be off by `error`."""
    with np.errstate(invalid="ignore"):
        slope = np.abs(gain / scale)
        values = (t.doubles() - shift) / scale * gain + offset
        off = (t.error + error) * slope + np.abs((t.doubles() - shift) * slope / scale) * error
        # Between the operations a value is as large as its larger part.
        off = off + t.unit * (np.abs(offset) + np.abs(shift) * slope * (DOUBLE / t.unit))
    return floats(t, values, np.broadcast_to(off, values.shape))


def binarize(t, threshold):
    """1 above the threshold, 0 below; NaN is not above anything."""
    values = t.values
    if values.dtype == np.float32:
        threshold = np.float32(threshold)
    near = np.abs(t.doubles() - threshold) <= 4 * t.error
    need(not np.any(near & (t.error > 0)))
    exact = np.broadcast_to(threshold, values.shape).astype(object)
    above = np.array([x > limit for x, limit in zip(values.ravel().tolist(), exact.ravel())])
    return tensor(t.axes, above.reshape(values.shape).astype(bool))


def clip(t, low, high, error):
    """Values below `low` become `low`, those above `high` become `high`; the others stay. Nothing is
    said of a value below one and above the other."""
    need(not np.any(np.asarray(low) > np.asarray(high) - 2 * error))
    if t.is_float:
        low, high = (np.full(t.values.shape, limit) for limit in (low, high))
        x = t.doubles()
        values = np.where(x < low, low, np.where(x > high, high, x))
        values = np.where(np.isnan(low) | np.isnan(high), np.nan, values)
        rounded = values.astype(t.values.dtype)
        off = np.abs(rounded.astype(np.float64) - values) * 2
        off = np.where(values == x, t.error, off + error)
        if error > 0 or t.error.any():
            off = np.maximum(off, np.maximum(t.error, error))
        return Tensor(t.axes, rounded, np.nan_to_num(off), t.unit)
    limits = [np.broadcast_to(limit, t.values.shape).ravel().tolist() for limit in (low, high)]
    finite = [x for x in limits[0] + limits[1] if math.isfinite(x)]
    whole = all(x == int(x) for x in finite)
    # Beyond 2 to the 53rd, floating point does not hold every whole number.
    large = max(abs(x) for x in t.values.ravel().tolist()) >= 2**53
    need(not large or whole and all(abs(x) < 2**53 for x in finite))
    found = [a if x < a else b if x > b else x for x, a, b in zip(t.values.ravel().tolist(), *limits)]
    least, most = (0, 1) if t.values.dtype == bool else (
        np.iinfo(t.values.dtype).min, np.iinfo(t.values.dtype).max)
    if all(x == int(x) and least <= x <= most for x in found):
        kept = np.array([int(x) for x in found], dtype=t.values.dtype)
        off = np.full(t.values.shape, 0 if whole else error)
        return Tensor(t.axes, kept.reshape(t.values.shape), off, DOUBLE)
    values = np.array(found, dtype=np.float64).reshape(t.values.shape)
    return Tensor(t.axes, values, np.full(values.shape, error), DOUBLE)


def ensure_dtype(t, dtype):
    """The same values in another type. Whole numbers wrap around, fractions are cut off."""
    dtype = np.dtype(dtype)
    if t.values.dtype == dtype:
        return t
    if dtype == bool:
        need(not np.any((t.error > 0) & (np.abs(t.doubles()) <= 4 * t.error)))
        return tensor(t.axes, t.values != 0)
    if dtype.kind == "f":
        values = t.values.astype(np.float64)
        finite = values[np.isfinite(values)]
        need(not np.any(np.abs(finite) > 1e37))
        cast = t.values.astype(dtype)
        off = t.error + np.abs(values) * (SINGLE if dtype == np.float32 else DOUBLE) * (
            cast.astype(np.float64) != values)
        off = np.maximum(off, 0 if dtype == np.float32 or t.is_float else np.abs(values) * 1e-16)
        return Tensor(t.axes, cast, np.nan_to_num(off), SINGLE if dtype == np.float32 else DOUBLE)
    if t.is_float:
        need(np.isfinite(t.values).all() and np.abs(t.values).max() < 2.0**62)
        x = t.doubles()
        need(not np.any((t.error > 0) & (np.abs(x - np.round(x)) <= 4 * t.error)))
    else:
        need(not np.any(t.error > 0))
    bits = 8 * dtype.itemsize
    whole = [int(x) % 2**bits for x in t.values.ravel().tolist()]
    if dtype.kind == "i":
        whole = [x - 2**bits if x >= 2 ** (bits - 1) else x for x in whole]
    return tensor(t.axes, np.array(whole, dtype=dtype).reshape(t.values.shape))


def sigmoid(t):
    x = t.doubles()
    with np.errstate(over="ignore"):
        out = floats(t, 1 / (1 + np.exp(-x)), t.error / 4)
    return single(out)


def single(t):
    """Exponentials may be calculated in float32 where all the elements fit into it."""
    error = t.error + 3 * SINGLE * np.abs(np.nan_to_num(t.doubles())) + 1e-37
    return Tensor(t.axes, t.values, error, SINGLE)


def softmax(t, axis):
    need(not np.isinf(t.values).any() if t.is_float else True)
    at = t.axes.index(axis)
    x = t.doubles()
    terms = np.exp(x - x.max(axis=at, keepdims=True))
    values = terms / terms.sum(axis=at, keepdims=True)
    return single(floats(t, values, values * 2 * t.error.max()))
