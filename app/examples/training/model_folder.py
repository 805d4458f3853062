"""Writes the files of the model folder, the RDF with the sha256 of each of them last."""

import hashlib
import string
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

from nuclei import Field
from unet import UNet, without_batch_norm
from weights_files import OPSET, save_onnx, save_torchscript

HERE = Path(__file__).resolve().parent


def write_model_folder(
    folder: Path,
    network: UNet,
    samples: dict[str, tuple[Field, np.ndarray, np.ndarray]],
    facts: dict[str, object],
) -> None:
    """Weights, tensors, pictures, documentation and RDF.

    `samples` has for "test" and "cover" a field, the network's input and the model's output;
    `facts` is what the templates of documentation and RDF ask for.
    """
    folder.mkdir(exist_ok=True)
    field, network_input, output = samples["test"]
    np.save(folder / "test_input.npy", field.image[None, None])
    np.save(folder / "test_output.npy", output)
    Image.fromarray(field.image).save(folder / "sample_input.png", optimize=True)
    _save_sample_output(folder / "sample_output.tif", output[0, 0])
    _save_cover(folder / "cover.png", samples["cover"][0].image, samples["cover"][2][0, 0])

    exported = without_batch_norm(network)
    scripted = torch.jit.trace(exported, torch.from_numpy(network_input))
    save_torchscript(folder / "weights-torchscript.pt", scripted)
    free = {0: "batch", 2: "y", 3: "x"}
    save_onnx(
        folder / "weights.onnx",
        scripted,
        (torch.from_numpy(network_input),),
        {"image": free, "probability": free},
        inputs=["image"],
    )
    _check_weights(folder, network_input, output)

    facts = facts | {"opset": OPSET}
    facts["parameters"] = sum(p.numel() for p in exported.parameters())
    _fill_template("README.md.in", folder / "README.md", facts)
    sums = {_key(f): hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}
    _fill_template("rdf.yaml.in", folder / "rdf.yaml", facts | sums)


def _check_weights(folder: Path, network_input: np.ndarray, output: np.ndarray) -> None:
    """Both weights formats give the output of the network as it was trained."""
    session = onnxruntime.InferenceSession(folder / "weights.onnx")
    loaded = torch.jit.load(folder / "weights-torchscript.pt")
    with torch.no_grad():
        logits = {
            "onnx": session.run(None, {"image": network_input})[0],
            "torchscript": loaded(torch.from_numpy(network_input)).numpy(),
        }
    for name, found in logits.items():
        difference = np.abs(1 / (1 + np.exp(-found)) - output).max()
        print(f"{name}: largest difference to the trained network {difference:.1e}")
        if not difference < 1e-5:
            raise SystemExit(f"{name} weights do not reproduce the trained network")


def _save_sample_output(path: Path, probability: np.ndarray) -> None:
    """A picture for people: in steps of 1/255, so that it compresses."""
    steps = np.rint(probability * 255).astype(np.float32) / np.float32(255)
    Image.fromarray(steps).save(path, compression="tiff_adobe_deflate")


def _save_cover(path: Path, image: np.ndarray, probability: np.ndarray) -> None:
    """Left the input in the blue of the dye, right the probability from dark to yellow."""
    low, high = np.percentile(image, (1, 99.7))
    brightness = np.clip((image - low) / (high - low), 0, 1) ** 0.8
    left = _coloured(brightness, [(4, 6, 20), (20, 70, 190), (90, 190, 255), (240, 252, 255)])
    right = _coloured(probability, [(24, 10, 50), (140, 35, 110), (240, 110, 60), (255, 235, 150)])
    cover = Image.fromarray(np.hstack([left, right]))
    cover.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def _coloured(values: np.ndarray, stops: list[tuple[int, int, int]]) -> np.ndarray:
    at = np.linspace(0, 1, len(stops))
    channels = [np.interp(values, at, [stop[c] for stop in stops]) for c in range(3)]
    return np.rint(np.stack(channels, axis=-1)).astype(np.uint8)


def _key(file: Path) -> str:
    return "sha256_" + file.name.replace(".", "_").replace("-", "_")


def _fill_template(template: str, path: Path, values: dict[str, object]) -> None:
    text = string.Template((HERE / template).read_text(encoding="utf-8")).substitute(values)
    path.write_text(text, encoding="utf-8", newline="\n")
