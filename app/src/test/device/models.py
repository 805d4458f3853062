"""Makes the models that check.py tests, of what lies beside this file; see the functions below for what each is good for.

    models.py FOLDER

It needs numpy, onnx and torch.
"""

import base64
import gzip
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
OPSET = 17

Shape = tuple[int | str, ...]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    state_dict(folder / "nuclei")
    on_cpu_alone(folder / "sinh", "Sinh", np.sinh)
    on_cpu_alone(folder / "tan", "Tan", np.tan)
    deep(folder / "deep")
    large(folder / "large")
    for name, entry in KERAS.items():
        keras(folder / name, name, *entry)
    saved_model(folder / "saved-model")


def state_dict(folder: Path) -> None:
    """The example with its TorchScript weights once more as a state dict, so that it has three formats."""
    shutil.copytree(HERE / "nuclei-unet", folder)
    scripted = torch.jit.load(folder / "weights-torchscript.pt", map_location="cpu")
    torch.save(dict(scripted.state_dict()), folder / "weights.pt")
    (folder / "network.py").write_text(NETWORK)
    rdf = folder / "rdf.yaml"
    text = rdf.read_text().replace("\nweights:\n", "\nweights:\n" + STATE_DICT)
    rdf.write_text(text.replace("  torchscript:\n", "  torchscript:\n    parent: pytorch_state_dict\n"))


def on_cpu_alone(folder: Path, operator: str, function: np.ufunc) -> None:
    """Two convolutions with an operator between them of which ONNX Runtime has no version for CUDA."""
    rng = np.random.default_rng(1)
    image = rng.normal(size=(1, 1, 32, 32)).astype(np.float32)
    first, last = (rng.normal(size=(1, 1, 1, 1)).astype(np.float32) for _ in "ab")
    nodes = [
        helper.make_node("Conv", ["image", "first"], ["a"]),
        helper.make_node("Tanh", ["a"], ["b"]),
        helper.make_node(operator, ["b"], ["c"]),
        helper.make_node("Conv", ["c", "last"], ["result"]),
    ]
    begin(folder, image, function(np.tanh(image * first)) * last)
    shape: Shape = ("batch", 1, "y", "x")
    save(folder, nodes, {"first": first, "last": last}, shape, shape)
    describe(folder, ONNX, size_in=MANY, size_out=SAME)


def deep(folder: Path) -> None:
    """Convolutions and matrix products, in which the shortened numbers of TF32 show: they would differ by a
    thousandth where float32 differs by a millionth. As TorchScript and as ONNX, and large enough for a time that tells."""
    torch.manual_seed(2)
    network = Deep().eval()
    image = torch.randn(1, 1, Deep.SIZE, Deep.SIZE)
    with torch.no_grad():
        expected = network.double()(image.double()).float()
        network = network.float()
        begin(folder, image.numpy(), expected.numpy())
        torch.jit.trace(network, image, check_trace=False).save(str(folder / "weights.pt"))
    nodes, weights = network.as_onnx()
    shape: Shape = ("batch", 1, Deep.SIZE, Deep.SIZE)
    save(folder, nodes, weights, shape, shape)
    describe(folder, TORCHSCRIPT + ONNX_FROM_TORCHSCRIPT, size_in=f"size: {Deep.SIZE}", size_out=f"size: {Deep.SIZE}")


class Deep(torch.nn.Module):
    SIZE, CHANNELS, LAYERS = 256, 64, 6

    def __init__(self) -> None:
        super().__init__()
        channels = [1] + [self.CHANNELS] * self.LAYERS + [1]
        self.layers = torch.nn.ModuleList(
            torch.nn.Conv2d(a, b, 3, padding=1) for a, b in zip(channels, channels[1:])
        )
        for layer in self.layers:
            torch.nn.init.kaiming_normal_(layer.weight)
        self.product = torch.nn.Parameter(torch.randn(self.SIZE, self.SIZE) / self.SIZE**0.5)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        for layer in self.layers[:-1]:
            image = torch.relu(layer(image))
        return torch.matmul(self.layers[-1](image), self.product)

    def as_onnx(self) -> tuple[list[onnx.NodeProto], dict[str, NDArray]]:
        nodes, last = [], "image"
        for i in range(self.LAYERS + 1):
            names = [last, f"layers.{i}.weight", f"layers.{i}.bias"]
            nodes.append(helper.make_node("Conv", names, [f"c{i}"], pads=[1, 1, 1, 1]))
            last = f"c{i}"
            if i < self.LAYERS:
                nodes.append(helper.make_node("Relu", [last], [f"r{i}"]))
                last = f"r{i}"
        nodes.append(helper.make_node("MatMul", [last, "product"], ["result"]))
        return nodes, {name: value.numpy() for name, value in self.state_dict().items()}


def large(folder: Path) -> None:
    """At 64×64 a few megabytes, at 4064×4064 more than four gigabytes, and both are sizes that the description allows."""
    rng = np.random.default_rng(3)
    image = rng.normal(size=(1, 1, 64, 64)).astype(np.float32)
    wide = rng.normal(size=(64, 1, 1, 1)).astype(np.float32)
    sums = np.full((1, 64, 1, 1), 1 / 64, np.float32)
    nodes = [
        helper.make_node("Conv", ["image", "wide"], ["a"]),
        helper.make_node("Tanh", ["a"], ["b"]),
        helper.make_node("Conv", ["b", "sums"], ["result"]),
    ]
    begin(folder, image, np.tanh(image * wide.reshape(1, 64, 1, 1)).mean(axis=1, keepdims=True))
    shape: Shape = ("batch", 1, "y", "x")
    save(folder, nodes, {"wide": wide, "sums": sums}, shape, shape)
    describe(folder, ONNX, size_in="size: {min: 64, step: 2000}", size_out=SAME)


def keras(folder: Path, name: str, file: str, entry: str) -> None:
    """A small U-Net with the channels last, with what Keras itself makes of its test input."""
    recorded = json.loads(gzip.decompress((HERE / "resources/keras" / f"{name}.json.gz").read_bytes()))
    tensors = [recorded["inputs"][0], recorded["outputs"][0]]
    image, result = (
        np.frombuffer(base64.b64decode(t["data"]), "<f4").reshape(t["shape"]) for t in tensors
    )
    begin(folder, image, result)
    content = (HERE / "resources/keras" / file).read_bytes()
    is_packed = file.endswith(".gz")
    target = folder / entry.partition("source: ")[2].partition(",")[0]
    target.write_bytes(gzip.decompress(content) if is_packed else content)
    description = CHANNELS_LAST.format(y=image.shape[1], x=image.shape[2], weights=entry)
    (folder / "rdf.yaml").write_text(HEADER + description)


def saved_model(folder: Path) -> None:
    """A model of the tests whose weights are a SavedModel."""
    shutil.copytree(HERE / "models/pass-fixed-shape-v05", folder)
    for old in folder.glob("weights*"):
        old.unlink()
    shutil.copy(HERE / "resources/savedmodel/pass-fixed-shape-v05.zip", folder / "weights.zip")
    rdf = folder / "rdf.yaml"
    rdf.write_text(rdf.read_text().partition("\nweights:")[0] + "\nweights:\n" + SAVED_MODEL)


def begin(folder: Path, image: NDArray, result: NDArray) -> None:
    folder.mkdir()
    np.save(folder / "image.npy", image)
    np.save(folder / "result.npy", result.astype(np.float32))
    (folder / "README.md").write_text("# Model for a test\n\nIt is of no use but for that.\n")


def save(
    folder: Path, nodes: list[onnx.NodeProto], weights: dict[str, NDArray], into: Shape, out: Shape
) -> None:
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, into)],
        [helper.make_tensor_value_info("result", TensorProto.FLOAT, out)],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "weights.onnx"))


def describe(folder: Path, weights: str, size_in: str, size_out: str) -> None:
    into = "\n".join(f"      - {{type: space, id: {axis}, {size_in}}}" for axis in "yx")
    out = "\n".join(f"      - {{type: space, id: {axis}, {size_out.format(axis=axis)}}}" for axis in "yx")
    (folder / "rdf.yaml").write_text(HEADER + CHANNELS_FIRST.format(into=into, out=out, weights=weights))


HEADER = """\
format_version: 0.5.14
type: model
name: Model for a test
description: Made for a test, of random numbers.
authors: [{name: The hub authors}]
cite: [{text: 'Ronneberger et al., U-Net, MICCAI 2015', doi: 10.1007/978-3-319-24574-4_28}]
license: MIT
tags: [test]
documentation: {source: README.md}
"""

CHANNELS_FIRST = """\
inputs:
  - id: image
    axes:
      - {{type: batch}}
      - {{type: channel, channel_names: [grey]}}
{into}
    data: {{type: float32}}
    test_tensor: {{source: image.npy}}
outputs:
  - id: result
    axes:
      - {{type: batch}}
      - {{type: channel, channel_names: [result]}}
{out}
    data: {{type: float32}}
    test_tensor: {{source: result.npy}}
weights:
{weights}"""

CHANNELS_LAST = """\
inputs:
  - id: image
    axes:
      - {{type: batch}}
      - {{type: space, id: y, size: {y}}}
      - {{type: space, id: x, size: {x}}}
      - {{type: channel, channel_names: [grey]}}
    data: {{type: float32}}
    test_tensor: {{source: image.npy}}
outputs:
  - id: result
    axes:
      - {{type: batch}}
      - {{type: space, id: y, size: {y}}}
      - {{type: space, id: x, size: {x}}}
      - {{type: channel, channel_names: [first, second]}}
    data: {{type: float32}}
    test_tensor: {{source: result.npy}}
weights:
{weights}"""

MANY = "size: {min: 16, step: 16}"
SAME = "size: {{tensor_id: image, axis_id: {axis}}}"

ONNX = "  onnx: {source: weights.onnx, opset_version: 17}\n"
ONNX_FROM_TORCHSCRIPT = ONNX.replace("17}", "17, parent: torchscript}")
TORCHSCRIPT = "  torchscript: {source: weights.pt, pytorch_version: 2.7.1}\n"
SAVED_MODEL = "  tensorflow_saved_model_bundle: {source: weights.zip, tensorflow_version: 2.18.0}\n"
STATE_DICT = """\
  pytorch_state_dict:
    source: weights.pt
    pytorch_version: 2.7.1
    architecture: {source: network.py, callable: UNet}
"""

KERAS = {
    "keras3-unet": (
        "keras3-unet.keras",
        "  keras_v3: {source: weights.keras, keras_version: 3.15.1, backend: [tensorflow, 2.19.1]}\n",
    ),
    "keras2-unet": (
        "keras2-unet.h5.gz",
        "  keras_hdf5: {source: weights.h5, tensorflow_version: 2.19.1}\n",
    ),
    "tfjs-unet": (
        "tfjs-unet.tfjs.zip",
        "  tensorflow_js: {source: weights.zip, tensorflow_version: 2.19.1}\n",
    ),
}

NETWORK = '''\
"""The network of the example, as it was exported: each normalisation is part of the convolution before it."""

import torch
from torch import nn


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.encode_full = convolutions(1, 8)
        self.encode_half = convolutions(8, 16)
        self.bottom = convolutions(16, 24)
        self.up_half = nn.ConvTranspose2d(24, 16, kernel_size=2, stride=2)
        self.decode_half = convolutions(32, 16)
        self.up_full = nn.ConvTranspose2d(16, 8, kernel_size=2, stride=2)
        self.decode_full = convolutions(16, 8)
        self.logits = nn.Conv2d(8, 1, kernel_size=1)
        self.shrink = nn.MaxPool2d(2)

    def forward(self, image):
        full = self.encode_full(image)
        half = self.encode_half(self.shrink(full))
        bottom = self.bottom(self.shrink(half))
        half = self.decode_half(torch.cat([half, self.up_half(bottom)], dim=1))
        full = self.decode_full(torch.cat([full, self.up_full(half)], dim=1))
        return self.logits(full)


def convolutions(channels_in, channels_out):
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, kernel_size=3, padding=1),
        nn.ReLU(),
        nn.Conv2d(channels_out, channels_out, kernel_size=3, padding=1),
        nn.ReLU(),
    )
'''


if __name__ == "__main__":
    main()
