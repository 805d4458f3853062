"""Parts of RDFs of the formats 0.4 and 0.5, as the mappings that are written as YAML."""

from typing import Any

Mapping = dict[str, Any]

COMMON: Mapping = {
    "type": "model",
    "authors": [{"name": "The hub authors"}],
    "cite": [
        {
            "text": "Ronneberger et al., U-Net, MICCAI 2015",
            "doi": "10.1007/978-3-319-24574-4_28",
        }
    ],
    "license": "MIT",
    "tags": [
        "fluorescence-light-microscopy",
        "2d",
        "cells",
        "pytorch",
        "ilastik",
        "unet",
        "semantic-segmentation",
    ],
    "timestamp": "2026-11-21T00:00:00+00:00",
}

FLOAT32 = {"id": "ensure_dtype", "kwargs": {"dtype": "float32"}}
SIGMOID = {"id": "sigmoid"}


def normalise(*axes: str) -> list[Mapping]:
    """Preprocessing of 0.5: zero mean and unit variance over these axes, in float32."""
    step = {"id": "zero_mean_unit_variance", "kwargs": {"axes": list(axes)}}
    return [FLOAT32, step, FLOAT32]


def batch(size: int | None = None) -> Mapping:
    return {"type": "batch"} | ({} if size is None else {"size": size})


def channel(*names: str) -> Mapping:
    return {"type": "channel", "channel_names": list(names)}


def space(axis: str, size: int | tuple[int, int] | str, halo: int = 0, scale: float = 1) -> Mapping:
    """`size`: a number, (min, step), or the id of the tensor whose axis of that name it follows."""
    described: Any = size
    if isinstance(size, tuple):
        described = {"min": size[0], "step": size[1]}
    elif isinstance(size, str):
        described = {"tensor_id": size, "axis_id": axis}
    extras = ({"halo": halo} if halo else {}) | ({"scale": scale} if scale != 1 else {})
    return {"type": "space", "id": axis, "size": described} | extras


def tensor(
    tensor_id: str, axes: list[Mapping], data: Mapping | None = None, **processing: list[Mapping]
) -> Mapping:
    return {"id": tensor_id, "axes": axes, "data": data or {"type": "float32"}} | processing


def tensor_0_4(name: str, axes: str, shape: Any, **others: Any) -> Mapping:
    return {"name": name, "axes": axes, "data_type": "float32", "shape": shape} | others


def minimum(shape: list[int], step: list[int]) -> Mapping:
    return {"min": shape, "step": step}


def follows(reference: str, scale: list[float]) -> Mapping:
    """An output shape of 0.4: that of the reference times `scale`."""
    return {"reference_tensor": reference, "scale": scale, "offset": [0] * len(scale)}
