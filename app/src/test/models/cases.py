"""What models there are: for each a network, its description, inputs and expected outputs."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.random import Generator
from torch import nn
from torch.nn import functional

import networks
from descriptions import (
    SIGMOID,
    Mapping,
    batch,
    channel,
    follows,
    minimum,
    normalise,
    space,
    tensor,
    tensor_0_4,
)

NEWEST, OLDER = "0.5.14", "0.4.10"


@dataclass(frozen=True)
class Code:
    """How a description says which Python code makes the network of a state dict."""

    made_by: str
    """A class of the network, or a dotted path into torch."""
    kwargs: Mapping
    classes: tuple[type, ...] = ()
    """What is written to the model's Python file; nothing where the code is torch's own."""


@dataclass(frozen=True)
class Model:
    about: str
    format_version: str
    network: nn.Module
    inputs: list[Mapping]
    outputs: list[Mapping]
    given: list[np.ndarray]
    """Test inputs, as they are before any preprocessing."""
    fed: list[np.ndarray]
    """The same, as the network gets them."""
    expected: list[np.ndarray]
    """Test outputs, after postprocessing."""
    code: Code | None = None
    """Where set, the weights are a state dict instead of TorchScript and ONNX."""
    external_data: bool = False
    """Whether the ONNX file keeps its weights in a file beside it."""


def run(network: nn.Module, *fed: np.ndarray) -> list[np.ndarray]:
    with torch.no_grad():
        results = network(*(torch.from_numpy(array) for array in fed))
    return [r.numpy() for r in (results if isinstance(results, tuple) else (results,))]


def sigmoid(x: np.ndarray) -> np.ndarray:
    return (1 / (1 + np.exp(-x.astype(np.float64)))).astype(np.float32)


def zero_mean_unit_variance(x: np.ndarray) -> np.ndarray:
    """Over everything but the batch axis, with the specification's default eps."""
    axes = tuple(range(1, x.ndim))
    x = x.astype(np.float64)
    scaled = (x - x.mean(axes, keepdims=True)) / (x.std(axes, keepdims=True) + 1e-6)
    return scaled.astype(np.float32)


def noise(rng: Generator, *shape: int) -> np.ndarray:
    return rng.normal(2, 1, shape).astype(np.float32)


def conv2d_v05(rng: Generator) -> Model:
    network = networks.Convolution(2)
    image = rng.integers(0, 256, (1, 1, 12, 16), dtype=np.uint8)
    fed = zero_mean_unit_variance(image)
    sizes = [space("y", (8, 1)), space("x", (8, 1))]
    follow = [space("y", "image", halo=1), space("x", "image", halo=1)]
    return Model(
        "One 2D convolution of a uint8 image, to two channels of probability.",
        NEWEST,
        network,
        [
            tensor(
                "image",
                [batch(), channel("grey"), *sizes],
                {"type": "uint8"},
                preprocessing=normalise("channel", "y", "x"),
            )
        ],
        [
            tensor(
                "probability",
                [batch(), channel("cell", "rim"), *follow],
                {"type": "float32", "range": [0.0, 1.0]},
                postprocessing=[SIGMOID],
            )
        ],
        [image],
        [fed],
        [sigmoid(run(network, fed)[0])],
    )


def conv2d_v04(rng: Generator) -> Model:
    network = networks.Convolution(2)
    image = noise(rng, 1, 1, 12, 16)
    fed = zero_mean_unit_variance(image)
    step = {"name": "zero_mean_unit_variance", "kwargs": {"mode": "per_sample", "axes": "cyx"}}
    shape = minimum([1, 1, 8, 8], [0, 0, 1, 1])
    return Model(
        "One 2D convolution, to two channels of probability.",
        OLDER,
        network,
        [tensor_0_4("image", "bcyx", shape, preprocessing=[step])],
        [
            tensor_0_4(
                "probability",
                "bcyx",
                follows("image", [1, 2, 1, 1]),
                data_range=[0.0, 1.0],
                halo=[0, 0, 1, 1],
                postprocessing=[{"name": "sigmoid"}],
            )
        ],
        [image],
        [fed],
        [sigmoid(run(network, fed)[0])],
    )


def two_in_two_out_v05(rng: Generator) -> Model:
    network = networks.DifferenceAndProduct()
    left, right = noise(rng, 1, 1, 8, 10), noise(rng, 1, 1, 8, 10)
    follow = [space("y", "left"), space("x", "left")]
    return Model(
        "Two inputs of the same size and two outputs that differ when the inputs are swapped.",
        NEWEST,
        network,
        [
            tensor("left", [batch(), channel("grey"), space("y", (8, 2)), space("x", (8, 2))]),
            tensor("right", [batch(), channel("grey"), *follow]),
        ],
        [
            tensor("difference", [batch(), channel("difference"), *follow]),
            tensor("product", [batch(), channel("product", "left"), *follow]),
        ],
        [left, right],
        [left, right],
        run(network, left, right),
    )


def two_in_two_out_v04(rng: Generator) -> Model:
    network = networks.DifferenceAndProduct()
    left, right = noise(rng, 1, 1, 8, 10), noise(rng, 1, 1, 8, 10)
    shape = minimum([1, 1, 8, 8], [0, 0, 2, 2])
    return Model(
        "Two inputs of the same size and two outputs that differ when the inputs are swapped.",
        OLDER,
        network,
        [tensor_0_4("left", "bcyx", shape), tensor_0_4("right", "bcyx", shape)],
        [
            tensor_0_4("difference", "bcyx", follows("left", [1, 1, 1, 1])),
            tensor_0_4("product", "bcyx", follows("left", [1, 2, 1, 1])),
        ],
        [left, right],
        [left, right],
        run(network, left, right),
    )


def volume_v05(rng: Generator) -> Model:
    network = networks.HalvedVolume()
    volume = noise(rng, 1, 1, 5, 12, 8)
    sizes = [space("z", (3, 1)), space("y", (8, 2)), space("x", (8, 2))]
    halved = [
        space("z", "volume", halo=1),
        space("y", "volume", halo=1, scale=2),
        space("x", "volume", halo=1, scale=2),
    ]
    return Model(
        "A 3D convolution whose output has half the size in y and x.",
        NEWEST,
        network,
        [tensor("volume", [batch(), channel("grey"), *sizes])],
        [tensor("features", [batch(), channel("first", "second"), *halved])],
        [volume],
        [volume],
        run(network, volume),
    )


def volume_v04(rng: Generator) -> Model:
    network = networks.HalvedVolume()
    volume = noise(rng, 1, 1, 5, 12, 8)
    return Model(
        "A 3D convolution whose output has half the size in y and x.",
        OLDER,
        network,
        [tensor_0_4("volume", "bczyx", minimum([1, 1, 3, 8, 8], [0, 0, 1, 2, 2]))],
        [
            tensor_0_4(
                "features",
                "bczyx",
                follows("volume", [1, 2, 1, 0.5, 0.5]),
                halo=[0, 0, 1, 1, 1],
            )
        ],
        [volume],
        [volume],
        run(network, volume),
    )


def labels_v05(rng: Generator) -> Model:
    network = networks.Labels()
    image = noise(rng, 1, 1, 8, 10)
    scores, labels, foreground = run(network, image)
    weights = np.exp(scores - scores.max(1, keepdims=True))
    follow = [space("y", "image"), space("x", "image")]
    softmax = {"id": "softmax", "kwargs": {"axis": "channel"}}
    return Model(
        "Three outputs of the types float32, int64 and bool.",
        NEWEST,
        network,
        [tensor("image", [batch(), channel("grey"), space("y", (8, 1)), space("x", (8, 1))])],
        [
            tensor("scores", [batch(), channel("a", "b", "c"), *follow], postprocessing=[softmax]),
            tensor("labels", [batch(), *follow], {"type": "int64", "values": [0, 1, 2]}),
            tensor("foreground", [batch(), *follow], {"type": "bool", "values": [False, True]}),
        ],
        [image],
        [image],
        [weights / weights.sum(1, keepdims=True), labels, foreground],
    )


def fixed_shape_v05(rng: Generator) -> Model:
    network = networks.FixedSizeInside(12, 16)
    image = noise(rng, 1, 1, 12, 16)
    axes = [batch(1), channel("grey"), space("y", 12), space("x", 16)]
    return Model(
        "Runs at one batch size and one image size only, and says so.",
        NEWEST,
        network,
        [tensor("image", axes)],
        [tensor("result", axes)],
        [image],
        [image],
        run(network, image),
    )


def fixed_shape_v04(rng: Generator) -> Model:
    network = networks.FixedSizeInside(12, 16)
    image = noise(rng, 1, 1, 12, 16)
    return Model(
        "Runs at one batch size and one image size only, and says so.",
        OLDER,
        network,
        [tensor_0_4("image", "bcyx", [1, 1, 12, 16])],
        [tensor_0_4("result", "bcyx", [1, 1, 12, 16])],
        [image],
        [image],
        run(network, image),
    )


def channels_last_v05(rng: Generator) -> Model:
    network = networks.ChannelsLast()
    image = noise(rng, 1, 8, 10, 2)
    follow = [space("y", "image"), space("x", "image")]
    return Model(
        "Axes in the order batch, y, x, channel.",
        NEWEST,
        network,
        [tensor("image", [batch(), space("y", (4, 1)), space("x", (4, 1)), channel("a", "b")])],
        [tensor("mixed", [batch(), *follow, channel("r", "g", "b")])],
        [image],
        [image],
        run(network, image),
    )


def one_to_one(
    about: str, network: nn.Module, image: np.ndarray, expected: list[np.ndarray]
) -> Model:
    """An image of any size to outputs of that size: "result", and "second" if two are expected."""
    follow = [space("y", "image"), space("x", "image")]
    ids = ("result", "second")[: len(expected)]
    return Model(
        about,
        NEWEST,
        network,
        [tensor("image", [batch(), channel("grey"), space("y", (8, 1)), space("x", (8, 1))])],
        [tensor(output, [batch(), channel("value"), *follow]) for output in ids],
        [image],
        [image],
        expected,
    )


def nan_output_v05(rng: Generator) -> Model:
    image = rng.normal(0, 1, (1, 1, 8, 10)).astype(np.float32)
    about = "The network takes square roots of negative numbers; the expected output has 0 there."
    return one_to_one(about, networks.SquareRoot(), image, [np.sqrt(np.maximum(image, 0))])


def nondeterministic_v05(rng: Generator) -> Model:
    network, image = networks.Noisy(), noise(rng, 1, 1, 8, 10)
    about = "The network adds noise, so that no expected output can be reproduced."
    return one_to_one(about, network, image, run(network, image))


def wrong_shape_output_v05(rng: Generator) -> Model:
    network, image = networks.Convolution(1, crop=True), noise(rng, 1, 1, 8, 10)
    with torch.no_grad():
        kept = functional.pad(torch.from_numpy(image), (1, 1, 1, 1))
    about = "The network crops one pixel at each side; the description says that it keeps the size."
    return one_to_one(about, network, image, run(network, kept.numpy()))


def size_fixed_inside_v05(rng: Generator) -> Model:
    network, image = networks.FixedSizeInside(8, 10), noise(rng, 1, 1, 8, 10)
    about = "The network runs at the size of the test input only; the description says any size."
    return one_to_one(about, network, image, run(network, image))


def missing_output_v05(rng: Generator) -> Model:
    network, image = networks.Convolution(1), noise(rng, 1, 1, 8, 10)
    result = run(network, image)
    about = "The description has two outputs, the network has one."
    return one_to_one(about, network, image, [*result, result[0] + 1])


def extra_output_v05(rng: Generator) -> Model:
    network, image = networks.Twice(), noise(rng, 1, 1, 8, 10)
    about = "The network has two outputs, the description only the first of them."
    return one_to_one(about, network, image, run(network, image)[:1])


def external_data_v05(rng: Generator) -> Model:
    about = "As conv2d, with the weights of the ONNX graph in a file beside it."
    return replace(conv2d_v05(rng), about=about, external_data=True)


def state_dict_file_v04(rng: Generator) -> Model:
    code = Code("Convolution", {"channels": 2}, (networks.Convolution,))
    return replace(conv2d_v04(rng), code=code)


def state_dict_file_v05(rng: Generator) -> Model:
    classes = (networks.Convolution, networks.HalvedVolume)
    return replace(volume_v05(rng), code=Code("HalvedVolume", {}, classes))


def state_dict_two_in_two_out_v05(rng: Generator) -> Model:
    code = Code("DifferenceAndProduct", {}, (networks.DifferenceAndProduct,))
    return replace(two_in_two_out_v05(rng), code=code)


def state_dict_library_v05(rng: Generator) -> Model:
    kwargs = {"in_channels": 1, "out_channels": 2, "kernel_size": [3, 3], "padding": 1}
    network = nn.Conv2d(**kwargs)
    like = conv2d_v05(rng)
    expected = [sigmoid(run(network, like.fed[0])[0])]
    code = Code("torch.nn.Conv2d", kwargs)
    return replace(like, network=network, expected=expected, code=code)


def crash_division_v05(rng: Generator) -> Model:
    least = np.full((1, 1, 8, 10), -(2.0**63), np.float32)
    about = "On processors of the x86 family the network ends the process that runs it."
    model = one_to_one(about, networks.DividedByMinusOne(), least, [-least])
    return replace(model, fed=[noise(rng, 1, 1, 8, 10)])


CASES: dict[str, Callable[[Generator], Model]] = {
    "pass-conv2d-v04": conv2d_v04,
    "pass-conv2d-v05": conv2d_v05,
    "pass-two-in-two-out-v04": two_in_two_out_v04,
    "pass-two-in-two-out-v05": two_in_two_out_v05,
    "pass-volume-v04": volume_v04,
    "pass-volume-v05": volume_v05,
    "pass-labels-v05": labels_v05,
    "pass-fixed-shape-v04": fixed_shape_v04,
    "pass-fixed-shape-v05": fixed_shape_v05,
    "pass-channels-last-v05": channels_last_v05,
    "fail-nan-output-v05": nan_output_v05,
    "fail-nondeterministic-v05": nondeterministic_v05,
    "fail-wrong-shape-output-v05": wrong_shape_output_v05,
    "fail-size-fixed-inside-v05": size_fixed_inside_v05,
    "fail-missing-output-v05": missing_output_v05,
    "pass-extra-output-v05": extra_output_v05,
    "pass-external-data-v05": external_data_v05,
    "state-dict-file-v04": state_dict_file_v04,
    "state-dict-file-v05": state_dict_file_v05,
    "state-dict-two-in-two-out-v05": state_dict_two_in_two_out_v05,
    "state-dict-library-v05": state_dict_library_v05,
    "crash-division-v05": crash_division_v05,
}
"""By folder. A folder's name begins with the verdict that a test of the model has to give; what
begins with state-dict passes where its code is trusted and there is a Python with torch; what
begins with crash ends the process that runs it."""
