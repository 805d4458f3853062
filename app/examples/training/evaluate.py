"""How good a segmentation is, on images that the network has not seen."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, label

from nuclei import Field

SMALLEST_NUCLEUS = 12
"""Connected regions of fewer pixels are not counted as nuclei, in truth and prediction alike."""


@dataclass(frozen=True)
class Scores:
    """Means over images: overlap of pixels, and F1 of nuclei found with an IoU above 0.5."""

    dice: float
    iou: float
    f1: float


def score(fields: list[Field], segment: Callable[[np.ndarray], np.ndarray]) -> Scores:
    """Scores a function from a camera image to a foreground mask."""
    rows = []
    for field in fields:
        truth, found = field.mask(), segment(field.image)
        both, either = (truth & found).sum(), (truth | found).sum()
        rows.append((2 * both / (both + either), both / either, _object_f1(truth, found)))
    return Scores(*(float(mean) for mean in np.mean(rows, axis=0)))


def otsu(image: np.ndarray) -> np.ndarray:
    """The classical threshold, after light smoothing: what the network has to beat."""
    smooth = gaussian_filter(image.astype(np.float64), 1)
    counts, edges = np.histogram(smooth, bins=256)
    centres = (edges[:-1] + edges[1:]) / 2
    below, sums = np.cumsum(counts), np.cumsum(counts * centres)
    above = below[-1] - below
    with np.errstate(invalid="ignore", divide="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return smooth > centres[np.nanargmax(between)]


def _object_f1(truth: np.ndarray, found: np.ndarray) -> float:
    truth_objects, found_objects = _objects(truth), _objects(found)
    matched = 0
    for i in range(1, truth_objects.max() + 1):
        nucleus = truth_objects == i
        candidates = np.bincount(found_objects[nucleus])
        candidates[0] = 0
        if candidates.any():
            best = candidates.argmax()
            union = nucleus.sum() + (found_objects == best).sum() - candidates[best]
            matched += candidates[best] > 0.5 * union
    return 2 * matched / max(truth_objects.max() + found_objects.max(), 1)


def _objects(mask: np.ndarray) -> np.ndarray:
    """Connected regions numbered from 1, small ones left out."""
    regions, count = label(mask)
    sizes = np.bincount(regions.ravel(), minlength=count + 1)
    keep = sizes >= SMALLEST_NUCLEUS
    keep[0] = False
    numbers = np.where(keep, np.cumsum(keep), 0)
    return numbers[regions]
