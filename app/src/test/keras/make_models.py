"""Writes the test models of hub's Keras translation, with inputs and the outputs that the framework
itself computes for them. See README.md."""

import base64
import gzip
import io
import json
import os
import pathlib
import shutil
import sys
import tempfile
import types
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
# The portable kernels: oneDNN's answers depend on the processor.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras as keras3
import numpy as np
import tensorflow as tf
import tf_keras as keras2

# The converter imports these for formats that are not used here.
for unused in ("tensorflow_decision_forests", "tensorflow_hub", "jax", "jax.experimental",
               "jax.experimental.jax2tf"):
    sys.modules[unused] = types.ModuleType(unused)
sys.modules["jax"].experimental = sys.modules["jax.experimental"]
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

from tensorflowjs.converters import keras_h5_conversion

import families

TARGET = pathlib.Path(__file__).parent.parent / "resources" / "keras"
# What the axes of any size have in the tests, the first and the second such axis of an input. A
# U-Net wants multiples of four.
ANY_SIZE = (5, 8)
UNET_SIZE = (8, 12)

BOTH = ["conv1d", "conv2d", "conv3d", "transposed2d", "normalization", "pooling", "resizing",
        "activations", "merging", "shaping", "channels_first", "recurrent", "states",
        "masks", "convlstm", "convlstm_first", "mixed", "half", "brain", "nested", "sequential",
        "operations", "unet"]


def seeded(model, seed):
    """Gives every weight a value that matters: biases, means and variances start as 0 or 1."""
    rng = np.random.default_rng(seed)
    for weight in model.weights:
        name = getattr(weight, "path", weight.name)
        if "count" in name:
            continue
        size = rng.uniform(0.5, 1.5, weight.shape) if "variance" in name else (
            rng.normal(0, 0.5, weight.shape))
        weight.assign(size.astype("float32"))
    for layer in model.layers:
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()


def inputs_of(model, seed):
    rng = np.random.default_rng(seed)
    arrays = []
    for tensor in model.inputs:
        if tensor.name.startswith("words"):
            arrays.append(np.array([[0, 3, 6, 0, 0], [1, 2, 0, 4, 5]], "float32"))
            continue
        sizes = iter(UNET_SIZE if model.name == "unet" else ANY_SIZE)
        shape = [2] + [next(sizes) if size is None else size for size in tensor.shape[1:]]
        arrays.append(rng.normal(0, 1, shape).astype("float32"))
        if any("masking" in layer.name for layer in model.layers):
            value = 0.5 if tensor.name.startswith("x") else 0
            arrays[-1][0, [0, 3, 5]] = arrays[-1][1, 2:] = value
    return arrays


def expected(model, arrays):
    outputs = model(arrays if len(arrays) > 1 else arrays[0], training=False)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    outputs = [tf.cast(output, "float32") for output in outputs]
    return [np.asarray(output) for output in outputs]


def expected_channels_first(k, family, model, arrays):
    """The same network and weights with the channels last, then the channels moved to the front."""
    twin = getattr(families, family.replace("first", "last"))(k)
    for own, other in zip(twin.weights, model.weights):
        own.assign(np.asarray(other))
    outputs = expected(twin, [np.moveaxis(array, -3, -1) for array in arrays])
    return [np.moveaxis(output, -1, 1 if output.ndim < 3 else -3) for output in outputs]


def names(model):
    if hasattr(model, "input_names") and model.__module__.startswith("tf_keras"):
        return model.input_names, model.output_names
    outputs = model.outputs if isinstance(model.outputs, list) else [model.outputs]
    return ([tensor._keras_history.operation.name for tensor in model.inputs],
            [tensor._keras_history.operation.name for tensor in outputs])


def unique(all_names):
    seen = []
    for name in all_names:
        candidate, count = name, 1
        while candidate in seen:
            candidate = f"{name}_{count}"
            count += 1
        seen.append(candidate)
    return seen


def tensor(name, array):
    data = base64.b64encode(np.ascontiguousarray(array, dtype="<f4").tobytes()).decode()
    return {"name": name, "shape": list(array.shape), "data": data}


def write_expectations(name, model, arrays, outputs):
    input_names, output_names = names(model)
    content = {
        "inputs": [tensor(n, a) for n, a in zip(input_names, arrays)],
        "outputs": [tensor(n, a) for n, a in zip(unique(output_names), outputs)],
    }
    text = json.dumps(content, separators=(",", ":")).encode()
    (TARGET / f"{name}.json.gz").write_bytes(gzip.compress(text, 9, mtime=0))


def without_slack(path):
    """HDF5 files are mostly empty space: compressed they are a tenth of the size."""
    return gzip.compress(pathlib.Path(path).read_bytes(), 9, mtime=0)


def zipped(files):
    """A zip that is the same on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_DEFLATED)
    return out.getvalue()


def save_h5(model, name):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.h5")
        model.save(path)
        (TARGET / f"{name}.h5.gz").write_bytes(without_slack(path))


def save_keras(model, name):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.keras")
        model.save(path)
        with zipfile.ZipFile(path) as archive:
            files = [(entry, archive.read(entry)) for entry in archive.namelist()]
    files = [(entry, b'{"keras_version": "%s"}' % json.loads(content)["keras_version"].encode()
              if entry == "metadata.json" else content) for entry, content in files]
    (TARGET / f"{name}.keras").write_bytes(zipped(files))


def save_tfjs(model, name, quantization=None):
    with tempfile.TemporaryDirectory() as folder:
        keras_h5_conversion.save_keras_model(model, folder, quantization_dtype_map=quantization)
        files = sorted((path.name, path.read_bytes()) for path in pathlib.Path(folder).iterdir())
    (TARGET / f"{name}.tfjs.zip").write_bytes(zipped([("web/" + n, c) for n, c in files]))


def make(k, family, name, save):
    k.backend.clear_session()
    seed = len(family)
    model = getattr(families, family)(k)
    seeded(model, seed)
    arrays = inputs_of(model, seed)
    save(model, name)
    if "first" in family:
        outputs = expected_channels_first(k, family, model, arrays)
    else:
        outputs = expected(model, arrays)
    write_expectations(name, model, arrays, outputs)
    print(name, len(outputs), "outputs")


def make_quantized(name, quantization):
    """The expected outputs are those of the weights after their rounding."""
    k = keras2
    k.backend.clear_session()
    model = families.unet(k)
    seeded(model, 4)
    save_tfjs(model, name, quantization)
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(TARGET / f"{name}.tfjs.zip") as archive:
            archive.extractall(folder)
        from tensorflowjs import read_weights

        web = pathlib.Path(folder) / "web"
        manifest = json.loads((web / "model.json").read_text())["weightsManifest"]
        rounded = {entry["name"]: entry["data"]
                   for entry in read_weights.read_weights(manifest, str(web), flatten=True)}
    for weight in model.weights:
        weight.assign(rounded[weight.name.split(":")[0]].astype("float32"))
    arrays = inputs_of(model, 4)
    write_expectations(name, model, arrays, expected(model, arrays))
    print(name)


def main():
    tf.config.run_functions_eagerly(True)
    wanted = sys.argv[1:]
    if not wanted:
        shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in BOTH:
        jobs = [(keras2, f"keras2-{family}", save_h5), (keras3, f"keras3-{family}", save_keras)]
        if family in ("nested", "sequential", "unet", "merging"):
            jobs.append((keras3, f"keras3-h5-{family}", save_h5))
        if family in ("nested", "sequential", "shaping", "recurrent", "convlstm", "masks"):
            jobs.append((keras2, f"keras2-archive-{family}", save_keras))
        if family in ("nested", "sequential", "unet", "conv2d", "merging", "recurrent", "convlstm",
                      "states"):
            jobs.append((keras2, f"tfjs-{family}", save_tfjs))
        for k, name, save in jobs:
            if not wanted or name in wanted:
                make(k, family, name, save)
    for kind in ("uint8", "uint16", "float16"):
        if not wanted or f"tfjs-{kind}" in wanted:
            make_quantized(f"tfjs-{kind}", {kind: True})


if __name__ == "__main__":
    main()
