"""The steps of OpsBench with numpy, on data of the same kind; one line per measurement.

Run with the threads of numpy's libraries set to one, which these functions do not use anyway:
    OMP_NUM_THREADS=1 python numpy_ops.py
"""

import statistics
import sys
import time

import numpy as np

SECONDS = 3.0


def measure(function):
    """Median time of a call in microseconds, after a second of warming up."""
    times = []
    start = time.perf_counter()
    while True:
        before = time.perf_counter()
        function()
        now = time.perf_counter()
        if now - start > 1:
            times.append((now - before) * 1e6)
        if now - start > 1 + SECONDS:
            return statistics.median(times), min(times)


def steps(x, out):
    """Each step with its result in `out`, and with its result in new memory."""

    def scale_range_out():
        low, high = np.percentile(x, [1, 99.8])
        np.subtract(x, np.float32(low), out=out)
        np.divide(out, np.float32(high - low + 1e-6), out=out)

    def scale_range_new():
        low, high = np.percentile(x, [1, 99.8])
        return (x - np.float32(low)) / np.float32(high - low + 1e-6)

    def zero_mean_out():
        mean, std = x.mean(), x.std()
        np.subtract(x, mean, out=out)
        np.divide(out, std + np.float32(1e-6), out=out)

    def sigmoid_out():
        np.negative(x, out=out)
        np.exp(out, out=out)
        np.add(out, 1, out=out)
        np.divide(1, out, out=out)

    return {
        "meanAndDeviation": (lambda: (x.mean(), x.std()),) * 2,
        "percentiles": (lambda: np.percentile(x, [1, 99.8]),) * 2,
        "scaleRange": (scale_range_out, scale_range_new),
        "zeroMeanUnitVariance": (
            zero_mean_out,
            lambda: (x - x.mean()) / (x.std() + np.float32(1e-6)),
        ),
        "sigmoid": (sigmoid_out, lambda: 1 / (1 + np.exp(-x))),
        "clip": (lambda: np.clip(x, 50, 150, out=out), lambda: np.clip(x, 50, 150)),
    }


def main():
    wanted = sys.argv[1:]
    print("numpy", np.__version__)
    for shape in [(512, 512), (2048, 2048), (64, 256, 256)]:
        random = np.random.default_rng(1)
        x = (random.standard_normal(shape) * 30 + 100).astype(np.float32)
        for name, (into, fresh) in steps(x, np.empty_like(x)).items():
            if wanted and name not in wanted:
                continue
            for result, function in (("out", into), ("new", fresh)):
                median, least = measure(function)
                size = "x".join(map(str, shape))
                print(f"{name:22} {size:11} {result:4} {median:10.1f} us, least {least:10.1f}")


if __name__ == "__main__":
    main()
