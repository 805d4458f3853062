"""Writes random chains of pre- and postprocessing steps with inputs and the outputs that the
specification's formulas give, for RandomChainsTest to compare hub with. See README.md.

random_chains.py FILE [HOW MANY] [SEED]
"""

import json
import pathlib
import random
import sys

import descriptions
import formulas as f
import numpy as np

ALIASES = {"batch": "b", "channel": "C", "time": "t", "index": "i", "y": "Y"}
LETTERS = {"batch": "b", "channel": "c", "time": "t", "index": "i"}
# With 14, 28, 55 and 56 among them, since 0.14 * 50 is not 7 in floating point.
LOW, HIGH = [0, 0.1, 1, 2.5, 5, 10, 14, 25, 28, 40], [50, 55, 56, 75, 90, 95, 99, 99.8, 99.9, 100]
PRE04 = ["binarize", "clip", "scale_linear", "sigmoid", "zero_mean_unit_variance", "scale_range"]
PRE05 = PRE04 + ["ensure_dtype", "fixed_zero_mean_unit_variance", "softmax"]


class Maker:
    """Draws one chain."""

    def __init__(self, rng):
        self.rng = rng
        self.data = np.random.default_rng(rng.randrange(2**32))
        self.version, self.side = rng.choice(["0.4", "0.5"]), rng.choice(["pre", "post"])
        self.axes, self.sizes = self.shape()
        self.spelled = {axis: ALIASES.get(axis, axis) if rng.random() < 0.08 else axis
                        for axis in self.axes}
        # Axes that the other input does not have, or has in another size, are measured jointly.
        self.different = set()

    def maybe(self, chance):
        return self.rng.random() < chance

    def shape(self):
        rng = self.rng
        axes = ["batch"] if self.maybe(0.65) else []
        axes += ["channel"] if self.maybe(0.7) else []
        axes += [rng.choice(["time", "index"])] if self.maybe(0.15) else []
        axes += rng.choice([["y", "x"]] * 3 + [["x", "y"], ["z", "y", "x"], ["x"]])
        if self.maybe(0.3):
            rng.shuffle(axes)
        sizes = {axis: rng.randint(1, 5) for axis in axes}
        sizes |= {axis: rng.choice([1, 2]) for axis in axes if axis == "batch"}
        sizes |= {axis: rng.choice([1, 2, 3, 3, 4]) for axis in axes if axis == "channel"}
        return axes, sizes

    # ---- values ----------------------------------------------------------------------------------

    def values(self, dtype, sizes):
        shape, dtype = tuple(sizes), np.dtype(dtype)
        if dtype == bool:
            return self.data.random(shape) < 0.5
        if dtype.kind == "f":
            scale, middle = self.rng.choice([0.5, 3, 40, 300]), self.rng.choice([0, 0, 1, 20, -5])
            values = (self.data.normal(size=shape) * scale + middle).astype(dtype)
            values = np.round(values, 1) if self.maybe(0.3) else values
            if self.maybe(0.06):
                values.flat[0] = np.nan
            elif self.maybe(0.03):
                values.flat[-1] = np.inf
            return np.zeros(shape, dtype) + dtype.type(2.5) if self.maybe(0.03) else values
        ends = np.iinfo(dtype)
        if self.maybe(0.15):
            return self.data.integers(ends.min, ends.max, shape, dtype, endpoint=True)
        low, high = max(ends.min, self.rng.choice([-50, 0, 0])), min(ends.max, self.rng.choice([9, 255, 4000]))
        return self.data.integers(low, high, shape, dtype, endpoint=True)

    def samples(self, dtype, count):
        """A dataset, the sample itself first: in each, the tensor and another input."""
        samples = []
        kept = [axis for axis in self.axes if axis == "batch" or not self.maybe(0.08)] or self.axes
        other = self.rng.sample(kept, len(kept)) if self.maybe(0.2) else kept
        larger = {axis for axis in other if axis in ("x", "y", "z") and self.maybe(0.4)}
        self.different = larger | (set(self.axes) - set(other))
        for number in range(count):
            sizes = dict(self.sizes)
            if number and "batch" in sizes:
                sizes["batch"] = self.rng.choice([1, 2])
            apart = [sizes[axis] + (2 if axis in larger else 0) for axis in other]
            sample = {"t": f.tensor(self.axes, self.values(dtype, sizes.values()))}
            kind = self.rng.choice(f.TYPES[:6])
            samples.append(sample | {"ref": f.tensor(other, self.values(kind, apart))})
        return samples

    # ---- steps -----------------------------------------------------------------------------------

    def percentiles(self):
        drawn = {}
        if self.maybe(0.7):
            drawn["min_percentile"] = self.rng.choice(LOW)
        if self.maybe(0.8):
            drawn["max_percentile"] = self.rng.choice(HIGH)
        return drawn

    def eps(self):
        return {"eps": self.rng.choice([1e-6, 1e-5, 1e-3, 0.02, 0.1])} if self.maybe(0.4) else {}

    def number(self, low, high):
        return self.rng.choice([round(self.rng.uniform(low, high), 3), self.rng.randint(int(low), int(high) + 1)])

    def thresholds(self):
        """Among them some that values are equal to."""
        return self.rng.choice([0.1, 0.5, 1, 2, 3, self.number(-1, self.rng.choice([1, 20, 100]))])

    def several(self, draw, count):
        return [draw() for _ in range(count)]

    def step05(self):
        name = self.rng.choice(PRE05 + (["scale_mean_variance"] if self.side == "post" else []))
        kwargs = getattr(self, f"{name}_05", dict)()
        return {"id": name, "kwargs": kwargs} if kwargs or self.maybe(0.5) and name != "sigmoid" else {"id": name}

    def joint_05(self):
        if self.maybe(0.3):
            return {}
        axes = [axis for axis in self.axes if self.maybe(0.4 if axis == "batch" else 0.6)]
        return {"axes": [self.spelled[axis] for axis in axes or self.axes[-1:]]}

    def along_05(self, **draws):
        """Numbers, or lists of them along an axis."""
        axes = [axis for axis in self.axes if axis != "batch"]
        if not axes or self.maybe(0.45):
            return {key: draw() for key, draw in draws.items()}
        axis = "channel" if "channel" in axes and self.maybe(0.7) else self.rng.choice(axes)
        count = self.sizes[axis]
        return {"axis": self.spelled[axis]} | {key: self.several(draw, count) for key, draw in draws.items()}

    def binarize_05(self):
        return self.along_05(threshold=self.thresholds)

    def clip_05(self):
        drawn = self.rng.choice(["values", "values", "low", "high", "percentiles", "percentiles", "mixed"])
        low, high = self.number(-20, 20), self.number(21, 200)
        match drawn:
            case "values":
                return {"min": low, "max": high} if self.maybe(0.6) else {"min": 0, "max": 1}
            case "low":
                return {"min": low}
            case "high":
                return {"max": high}
            case "mixed":
                mixed = [{"min": low, "max_percentile": self.rng.choice(HIGH)},
                         {"min_percentile": self.rng.choice(LOW), "max": high}]
                return self.rng.choice(mixed) | self.joint_05()
        drawn = self.percentiles() or {"max_percentile": self.rng.choice(HIGH)}
        return drawn | self.joint_05()

    def ensure_dtype_05(self):
        return {"dtype": self.rng.choice(f.TYPES)}

    def fixed_zero_mean_unit_variance_05(self):
        return self.along_05(mean=lambda: self.number(-5, 120), std=lambda: round(self.rng.uniform(0.4, 60), 2))

    def scale_linear_05(self):
        drawn = self.along_05(gain=lambda: self.number(-3, 4), offset=lambda: self.number(-10, 10))
        left_out = self.rng.choice(["gain", "offset", None, None])
        if left_out:
            del drawn[left_out]
        elif "axis" in drawn and self.maybe(0.3):
            drawn["offset"] = self.number(-10, 10)
        return {"gain": 2} if drawn in ({"gain": 1}, {"offset": 0}) else drawn

    def scale_range_05(self):
        reference = self.rng.choice(["ref", "ref", "t"]) if self.maybe(0.3) else None
        if reference == "t" and self.side == "post":
            reference = "ref"
        drawn = self.joint_05() | self.percentiles() | self.eps()
        return drawn | ({"reference_tensor": reference} if reference else {})

    def scale_mean_variance_05(self):
        return {"reference_tensor": "ref"} | self.joint_05() | self.eps()

    def softmax_05(self):
        axes = [axis for axis in self.axes if axis != "batch"]
        if "channel" in axes and self.maybe(0.7):
            return {"axis": self.spelled["channel"]} if self.maybe(0.6) else {}
        return {"axis": self.spelled[self.rng.choice(axes)]}

    def zero_mean_unit_variance_05(self):
        return self.joint_05() | self.eps()

    def step04(self):
        name = self.rng.choice(PRE04 + (["scale_mean_variance"] if self.side == "post" else []))
        kwargs = getattr(self, f"{name}_04", dict)()
        return {"name": name, "kwargs": kwargs} if kwargs else {"name": name}

    def letters(self, axes):
        return "".join(LETTERS.get(axis, axis) for axis in axes)

    def joint_04(self):
        axes = [axis for axis in self.axes if axis in ("channel", "z", "y", "x")]
        return {"axes": self.letters([axis for axis in axes if self.maybe(0.65)] or axes[-1:])}

    def mode_04(self):
        return {"mode": self.rng.choice(["per_sample", "per_sample", "per_dataset"])}

    def along_04(self, named, **draws):
        """Numbers, or lists of them along the one axis that is not named."""
        axes = [axis for axis in self.axes if axis != "batch"]
        along = self.rng.choice(axes)
        named_axes = [axis for axis in axes if axis != along]
        if self.maybe(0.5) or not set(named_axes) <= {"channel", "z", "y", "x"} or not named_axes:
            single = {key: draw() for key, draw in draws.items()}
            return single | (self.joint_04() if named or self.maybe(0.3) else {})
        count = self.sizes[along]
        drawn = {key: self.several(draw, count) for key, draw in draws.items()}
        if self.maybe(0.2):
            drawn[list(draws)[-1]] = list(draws.values())[-1]()
        return drawn | {"axes": self.letters(named_axes)}

    def binarize_04(self):
        return {"threshold": self.thresholds()}

    def clip_04(self):
        return {"min": self.number(-20, 20), "max": self.number(21, 200)}

    def scale_linear_04(self):
        drawn = self.along_04(False, gain=lambda: self.number(-3, 4), offset=lambda: self.number(-10, 10))
        return {"gain": 2} if drawn.get("gain") == 1 and drawn.get("offset") == 0 else drawn

    def zero_mean_unit_variance_04(self):
        if self.maybe(0.4):
            drawn = self.along_04(True, mean=lambda: self.number(-5, 120),
                                  std=lambda: round(self.rng.uniform(0.4, 60), 2))
            return drawn | self.eps() | ({"mode": "fixed"} if self.maybe(0.5) else {})
        return self.mode_04() | self.joint_04() | self.eps()

    def scale_range_04(self):
        reference = {"reference_tensor": "ref"} if self.maybe(0.3) else {}
        return self.mode_04() | self.joint_04() | self.percentiles() | self.eps() | reference

    def scale_mean_variance_04(self):
        joint = self.joint_04() if self.maybe(0.6) else {}
        return self.mode_04() | joint | self.eps() | {"reference_tensor": "ref"}

    # ---- descriptions ----------------------------------------------------------------------------

    def described(self):
        steps = [self.step04() if self.version == "0.4" else self.step05() for _ in range(self.rng.randint(1, 5))]
        key = "preprocessing" if self.side == "pre" else "postprocessing"
        if self.version == "0.4":
            dtype = self.rng.choice(["float32", "float32", "uint8", "uint16"] if self.side == "pre" else f.TYPES)
            return dtype, {"name": "t", "axes": self.letters(self.axes), "data_type": dtype,
                           "shape": list(self.sizes.values()), key: steps}
        dtype = "float32" if self.maybe(0.35) else self.rng.choice(f.TYPES)
        return dtype, {"id": "t", "axes": [self.axis_05(axis) for axis in self.axes], "data": self.data_05(dtype),
                       "test_tensor": {"source": "t.npy"}, key: steps}

    def data_05(self, dtype):
        if dtype == "bool":
            return {"type": dtype, "values": [False, True]}
        if "channel" in self.axes and self.maybe(0.1):
            return [{"type": dtype} for _ in range(self.sizes["channel"])]
        return {"type": dtype}

    def axis_05(self, axis):
        match axis:
            case "batch":
                return {"type": "batch"}
            case "channel":
                names = [f"c{i}" for i in range(self.sizes[axis])]
                return {"type": "channel", "id": self.spelled[axis], "channel_names": names}
            case "time" | "index":
                return {"type": axis, "id": self.spelled[axis], "size": self.sizes[axis]}
        return {"type": "space", "id": self.spelled[axis], "size": self.sizes[axis]}

    def chain(self):
        dtype, described = self.described()
        raw = dtype if self.maybe(0.4) else self.rng.choice(f.TYPES)
        samples = self.samples(raw, self.rng.choice([2, 3]) if self.maybe(0.2) else 1)
        steps = descriptions.chain(self.version, self.side, described)
        with np.errstate(all="ignore"):
            out = descriptions.run(steps, samples, "t")
        # Little can be seen of a result that is the same everywhere.
        distinct = len(np.unique(out.values))
        f.need(distinct > (1 if out.values.dtype == bool else 2) or self.maybe(0.1))
        numbers = np.nan_to_num(np.abs(out.doubles()), posinf=0)
        f.need(not np.any(out.error > (0.4e-5 + 0.4e-5 * numbers if out.is_float else 0)))
        return {"format": self.version, "side": self.side, "tensor": described,
                "samples": [{name: written(one) for name, one in sample.items()} for sample in samples],
                "expected": written(out)}


def written(tensor):
    def number(x):
        if isinstance(x, (bool, np.bool_)):
            return int(x)
        if isinstance(x, (float, np.floating)):
            return float(str(x)) if np.isfinite(x) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(x)]
        return int(x)

    return {"dtype": str(tensor.values.dtype), "axes": list(tensor.axes), "shape": list(tensor.values.shape),
            "values": [number(x) for x in tensor.values.ravel()]}


def chains(how_many, seed):
    number = 0
    while how_many:
        number += 1
        try:
            chain = Maker(random.Random(f"{seed}-{number}")).chain()
        except f.Redraw:
            continue
        how_many -= 1
        yield {"name": f"{seed}-{number}"} | chain


def main(path, how_many=500, seed=1):
    write(path, chains(int(how_many), int(seed)))


def write(path, lines):
    with pathlib.Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
