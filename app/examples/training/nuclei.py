"""Synthetic fluorescence images of cell nuclei, with the truth known for every pixel."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

CAMERA_OFFSET = 100.0
"""Counts that the simulated camera reads in the dark."""

CAMERA_MAX = 4095
"""The simulated camera has 12 bits."""


@dataclass(frozen=True)
class Field:
    """One field of view: the camera image and one label per nucleus, 0 where there is none."""

    image: np.ndarray  # uint16, (y, x)
    labels: np.ndarray  # int32, (y, x)

    def mask(self) -> np.ndarray:
        """Nuclei as foreground. Where two nuclei touch, the seam between them is background."""
        return (self.labels > 0) & ~self.seams()

    def seams(self) -> np.ndarray:
        """Pixels of a nucleus that have a pixel of another nucleus among their neighbours."""
        seam = np.zeros(self.labels.shape, dtype=bool)
        for axis in (0, 1):
            before = np.moveaxis(self.labels, axis, 0)[:-1]
            after = np.moveaxis(self.labels, axis, 0)[1:]
            touching = (before != after) & (before > 0) & (after > 0)
            along = np.moveaxis(seam, axis, 0)
            along[:-1] |= touching
            along[1:] |= touching
        return seam


def field(rng: Generator, shape: tuple[int, int], photons: float | None = None) -> Field:
    """Draws a field of view; `photons` per pixel come from a bright nucleus (default 15 to 600)."""
    if photons is None:
        photons = np.exp(rng.uniform(np.log(15), np.log(600)))
    signal, labels = _nuclei_in_focus(rng, shape)
    signal = gaussian_filter(signal, rng.uniform(0.8, 1.8), mode="reflect")
    signal += _out_of_focus(rng, shape) + _debris(rng, shape) + _background(rng, shape)
    detected = rng.poisson(signal * _illumination(rng, shape) * photons).astype(np.float64)
    gain = rng.uniform(0.5, 0.9) * 2500 / max(detected.max(), 1)
    counts = detected * gain + CAMERA_OFFSET + rng.normal(0, rng.uniform(2, 6), shape)
    image = np.clip(np.rint(counts), 0, CAMERA_MAX).astype(np.uint16)
    return Field(image, labels)


def _nuclei_in_focus(rng: Generator, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    signal = np.zeros(shape)
    labels = np.zeros(shape, dtype=np.int32)
    size = rng.uniform(6, 11)
    centre = None
    for _ in range(int(rng.uniform(0.15, 1.3) * signal.size / 600)):
        # A third of the nuclei are put beside the last one: dense tissue, pairs after division.
        if centre is not None and rng.random() < 0.35:
            angle = rng.uniform(0, 2 * np.pi)
            step = size * rng.uniform(1.5, 2.2)
            centre = centre + step * np.array([np.sin(angle), np.cos(angle)])
        else:
            centre = rng.uniform(-4, np.array(shape) + 4)
        window, inside, brightness = _nucleus(rng, shape, centre, size * rng.uniform(0.75, 1.25))
        here = labels[window]
        if not inside.any() or (here[inside] > 0).mean() > 0.12:
            continue
        fresh = inside & (here == 0)
        here[fresh] = labels.max() + 1
        signal[window][fresh] += brightness[fresh]
    return signal, labels


def _nucleus(
    rng: Generator, shape: tuple[int, int], centre: np.ndarray, radius: float
) -> tuple[tuple[slice, slice], np.ndarray, np.ndarray]:
    """An ellipse with an uneven rim, chromatin texture and darker nucleoli, in its window."""
    reach = 1.6 * radius
    window = tuple(
        slice(max(int(c - reach), 0), max(min(int(c + reach) + 2, n), 0))
        for c, n in zip(centre, shape)
    )
    y, x = np.ogrid[window]
    dy, dx = y - centre[0], x - centre[1]
    tilt, stretch = rng.uniform(0, np.pi), rng.uniform(1.0, 1.6)
    u = (np.cos(tilt) * dx + np.sin(tilt) * dy) / np.sqrt(stretch)
    v = (np.cos(tilt) * dy - np.sin(tilt) * dx) * np.sqrt(stretch)
    angle = np.arctan2(v, u)
    rim = radius * np.ones_like(angle)
    for wave in (2, 3, 4):
        phase = rng.uniform(0, 2 * np.pi)
        rim += radius * rng.normal(0, 0.09 / wave) * np.cos(wave * angle + phase)
    depth = np.hypot(u, v) / rim
    grain = rng.uniform(1.0, 2.0)
    texture = gaussian_filter(rng.normal(0, 1, depth.shape), grain, mode="reflect")
    texture *= 2 * np.sqrt(np.pi) * grain * rng.uniform(0.05, 0.22)  # back to its former spread
    brightness = rng.uniform(0.35, 1.0) * (1 - 0.35 * depth**2) * (1 + texture)
    for _ in range(rng.integers(0, 4)):
        at = rng.uniform(-0.5, 0.5, 2) * radius
        spot = np.exp(-((u - at[0]) ** 2 + (v - at[1]) ** 2) / (2 * rng.uniform(0.9, 1.6) ** 2))
        brightness -= rng.uniform(0.1, 0.3) * spot
    return window, depth < 1, np.maximum(brightness, 0.05)


def _out_of_focus(rng: Generator, shape: tuple[int, int]) -> np.ndarray:
    """Nuclei above or below the plane: blurred, and not to be segmented."""
    haze = np.zeros(shape)
    for _ in range(rng.poisson(3 * haze.size / 128**2)):
        window, inside, brightness = _nucleus(rng, shape, rng.uniform(0, shape), rng.uniform(6, 12))
        haze[window] += np.where(inside, brightness, 0)
    return rng.uniform(0.2, 0.7) * gaussian_filter(haze, rng.uniform(5, 9), mode="constant")


def _debris(rng: Generator, shape: tuple[int, int]) -> np.ndarray:
    """Small bright specks of dye: not nuclei."""
    specks = np.zeros(shape)
    for _ in range(rng.poisson(3 * specks.size / 128**2)):
        at = rng.integers(0, shape)
        specks[tuple(at)] += rng.uniform(2, 8)
    return gaussian_filter(specks, rng.uniform(0.8, 1.3), mode="constant")


def _background(rng: Generator, shape: tuple[int, int]) -> np.ndarray:
    uneven = gaussian_filter(rng.normal(0, 1, shape), 24, mode="reflect")
    uneven = (uneven - uneven.min()) / np.ptp(uneven)
    return rng.uniform(0.03, 0.15) + rng.uniform(0, 0.15) * uneven


def _illumination(rng: Generator, shape: tuple[int, int]) -> np.ndarray:
    """Brighter around a random point, darker away from it."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    cy, cx = rng.uniform(0.2, 0.8, 2) * shape
    distance = ((y - cy) / shape[0]) ** 2 + ((x - cx) / shape[1]) ** 2
    return 1 - rng.uniform(0, 0.45) * distance / distance.max()
