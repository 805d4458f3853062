"""Makes the SavedModels of hub's tests, as zips in ../resources/savedmodel.

Those named like a folder of ../models compute the same as the network there, with its weights, so
that one set of expected outputs serves every engine.
"""

import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import tf_keras  # noqa: E402

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent / "models"
TARGET = HERE.parent / "resources" / "savedmodel"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def torch_weights(model: str) -> tuple[np.ndarray, ...]:
    """The parameters of a TorchScript archive in its order, flat."""
    with zipfile.ZipFile(MODELS / model / "weights.pt") as archive:
        names = sorted(n for n in archive.namelist() if "weights/data/" in n)
        return tuple(np.frombuffer(archive.read(name), "<f4") for name in names)


def tensor(*shape: int | None) -> tf.TensorSpec:
    return tf.TensorSpec(shape, tf.float32)


def two_in_two_out(folder: str) -> None:
    """TensorFlow 2, with the names of the description."""

    class Network(tf.Module):
        @tf.function(
            input_signature=[
                tf.TensorSpec((None, 1, None, None), tf.float32, "left"),
                tf.TensorSpec((None, 1, None, None), tf.float32, "right"),
            ]
        )
        def __call__(self, left: tf.Tensor, right: tf.Tensor) -> dict[str, tf.Tensor]:
            product = tf.concat([left * right, left], axis=1)
            return {"difference": left - 0.5 * right, "product": product}

    network = Network()
    tf.saved_model.save(network, folder, signatures=network.__call__)


def labels(folder: str) -> None:
    """TensorFlow 2, with outputs of three types that have no names."""
    weight, bias = torch_weights("pass-labels-v05")
    kernel = weight.reshape(3, 1, 3, 3).transpose(2, 3, 1, 0)

    class Network(tf.Module):
        def __init__(self) -> None:
            self.kernel, self.bias = tf.Variable(kernel), tf.Variable(bias)

        @tf.function(input_signature=[tensor(None, 1, None, None)])
        def __call__(self, image: tf.Tensor) -> tuple[tf.Tensor, ...]:
            last = tf.transpose(image, [0, 2, 3, 1])
            scores = tf.nn.conv2d(last, self.kernel, 1, "SAME") + self.bias
            numbers = tf.argmax(scores, axis=3)
            return tf.transpose(scores, [0, 3, 1, 2]), numbers, numbers > 0

    network = Network()
    tf.saved_model.save(network, folder, signatures=network.__call__)


def volume(folder: str) -> None:
    """Keras 3, exported: the names of its outputs are Keras' own."""
    weight, bias = torch_weights("pass-volume-v05")
    kernel = weight.reshape(2, 1, 3, 3, 3).transpose(2, 3, 4, 1, 0)
    image = keras.Input((1, None, None, None), name="volume")
    features = keras.layers.Permute((2, 3, 4, 1))(image)
    convolution = keras.layers.Conv3D(2, 3, padding="same")
    features = convolution(features)
    convolution.set_weights([kernel, bias])
    features = keras.layers.AveragePooling3D((1, 2, 2))(features)
    features = keras.layers.Permute((4, 1, 2, 3))(keras.activations.tanh(features))
    keras.Model(image, features).export(folder, verbose=False)


def channels_last(folder: str) -> None:
    """Keras 2, saved."""
    weight, bias = torch_weights("pass-channels-last-v05")
    image = tf_keras.Input((None, None, 2), name="image")
    mix = tf_keras.layers.Dense(3, name="mixed")
    network = tf_keras.Model(image, mix(image))
    mix.set_weights([weight.reshape(3, 2).T, bias])
    network.save(folder, save_format="tf")


def fixed_shape(folder: str) -> None:
    """TensorFlow 1, in a folder of its own inside the zip."""
    (added,) = torch_weights("pass-fixed-shape-v05")
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        image = tf.compat.v1.placeholder(tf.float32, (1, 1, 12, 16))
        shift = tf.compat.v1.get_variable("map", initializer=added.reshape(1, 1, 12, 16))
        session.run(tf.compat.v1.global_variables_initializer())
        tf.compat.v1.saved_model.simple_save(
            session, folder + "/exported", {"image": image}, {"result": image + shift}
        )


def types(folder: str) -> None:
    """One number in every type that an output can have."""

    class Network(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec((1,), tf.float32, "number")])
        def __call__(self, number: tf.Tensor) -> dict[str, tf.Tensor]:
            kinds = "float16 bfloat16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32"
            names = (*kinds.split(), "uint64", "bool")
            return {name: tf.cast(number, tf.as_dtype(name)) for name in names}

    network = Network()
    tf.saved_model.save(network, folder, signatures=network.__call__)


def writes_a_file(folder: str) -> None:
    """A network that leaves a file where hub runs; hub must not open it."""

    class Network(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec((1,), tf.float32, "number")])
        def __call__(self, number: tf.Tensor) -> dict[str, tf.Tensor]:
            tf.io.write_file("written-by-the-model.txt", tf.strings.as_string(number[0]))
            return {"same": tf.identity(number)}

    network = Network()
    tf.saved_model.save(network, folder, signatures=network.__call__)


def no_signature(folder: str) -> None:
    tf.saved_model.save(tf.Module(), folder)


def small(k: ModuleType) -> "keras.Model":
    """Trained for a step, with what that leaves: an optimizer's state, metrics, random seeds."""
    image = k.Input((4, 4, 1), name="image")
    features = k.layers.Conv2D(3, 3, padding="same", name="first")(image)
    features = k.layers.BatchNormalization(name="norm")(features)
    features = k.layers.Conv2D(3, 3, padding="same", name="second")(features)
    features = k.layers.Dropout(0.5, name="drop")(features)
    network = k.Model(image, k.layers.Conv2D(1, 1, name="last")(features))
    network.compile(k.optimizers.Adam(), "mse", metrics=["mae"])
    network.fit(np.ones((1, 4, 4, 1)), np.ones((1, 4, 4, 1)), verbose=0)
    return network


def trained_keras2(folder: str) -> None:
    small(tf_keras).save(folder, save_format="tf")


def trained_keras3(folder: str) -> None:
    small(keras).export(folder, verbose=False)


def trained_tensorflow1(folder: str) -> None:
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        image = v1.placeholder(tf.float32, (None, 4), "image")
        kernel = v1.get_variable("dense/kernel", (4, 3))
        bias = v1.get_variable("dense/bias", (3,))
        parts = v1.get_variable("parts", (6, 2), partitioner=v1.fixed_size_partitioner(2))
        result = image @ kernel + bias
        loss = tf.reduce_sum(result**2) + tf.reduce_sum(tf.convert_to_tensor(parts) ** 2)
        step = v1.train.AdamOptimizer().minimize(loss, v1.train.get_or_create_global_step())
        session.run(v1.global_variables_initializer())
        session.run(step, {image: np.ones((1, 4))})
        v1.saved_model.simple_save(session, folder, {"image": image}, {"result": result})


SAVED_MODELS: dict[str, Callable[[str], None]] = {
    "pass-two-in-two-out-v05": two_in_two_out,
    "pass-labels-v05": labels,
    "pass-volume-v05": volume,
    "pass-channels-last-v05": channels_last,
    "pass-fixed-shape-v05": fixed_shape,
    "types": types,
    "writes-a-file": writes_a_file,
    "no-signature": no_signature,
    "trained-keras2": trained_keras2,
    "trained-keras3": trained_keras3,
    "trained-tensorflow1": trained_tensorflow1,
}


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name in sys.argv[1:] or SAVED_MODELS:
        with tempfile.TemporaryDirectory() as folder:
            SAVED_MODELS[name](folder)
            pack(Path(folder), TARGET / f"{name}.zip")


def pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    main()
