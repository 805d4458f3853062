"""Writes random models of Keras 2, Keras 3 and TensorFlow.js with the numbers that TensorFlow
computes, for RandomModelsTest to compare hub with. See README.md.

random_models.py FOLDER [HOW MANY OF KERAS] [OF TENSORFLOW.JS] [SEED]
"""

import json
import pathlib
import random
import sys
import tempfile

import make_graphs
import make_models
import numpy as np
import tensorflow as tf


class Maker:
    """Grows one graph: every layer takes tensors that are there already.

    What it draws does not depend on where the channels are: with the same numbers it grows the same
    graph once more with the channels first. TensorFlow cannot compute some of that on a CPU.
    """

    def __init__(self, k, rng, kind, first=False):
        self.k, self.L, self.rng, self.kind, self.first = k, k.layers, rng, kind, first
        self.is3 = k is make_models.keras3
        self.axis = 1 if first else -1
        self.format = {"data_format": "channels_first" if first else "channels_last"}
        self.space = rng.choice([2, 2, 2, 3, 1])
        self.sizes = [rng.choice([7, 8, 9, 12]) for _ in range(self.space)]
        free = rng.random() < 0.5
        self.shape = self.shaped([None if free else size for size in self.sizes],
                                 rng.choice([1, 2, 3, 4]))
        self.inputs = [k.Input(self.shape, name="x")]
        if rng.random() < 0.3 and kind != "sequential":
            self.inputs.append(k.Input(self.shape, name="y"))
        self.tensors = [(tensor, tuple(self.sizes)) for tensor in self.inputs]
        self.layers = []

    def shaped(self, sizes, channels):
        return (channels, *sizes) if self.first else (*sizes, channels)

    def pick(self, *values):
        return self.rng.choice(values)

    def layer(self, name):
        return getattr(self.L, f"{name}{self.space}D")

    def apply(self, layer, tensor):
        self.layers.append(layer)
        return layer(tensor)

    def model(self):
        for _ in range(self.rng.randint(3, 14)):
            self.step()
        if self.kind == "sequential":
            return self.k.Sequential([self.k.Input(self.shape, name="x"), *self.layers])
        candidates = self.tensors[len(self.inputs):]
        if not candidates:
            candidates = [(self.apply(self.L.ReLU(), self.inputs[0]), None)]
        outputs = [tensor for tensor, _ in self.rng.sample(candidates, min(2, len(candidates)))]
        return self.k.Model(self.inputs, outputs)

    def step(self):
        sequential = self.kind == "sequential"
        tensor, sizes = self.tensors[-1] if sequential else self.rng.choice(self.tensors[-4:])
        kinds = [self.convolution, self.convolution, self.transposed, self.pooling, self.activation,
                 self.activation, self.normalization, self.upsampling, self.padding, self.cropping,
                 self.scaling]
        if self.space == 2:
            kinds += [self.depthwise, self.resizing]
        if self.kind != "channels_first":
            kinds += [self.dense]
            if self.space == 1:
                kinds += [self.recurrent]
        if not sequential:
            kinds += [self.merge, self.merge, self.shared, self.nested]
            if self.kind != "channels_first":
                if self.space == 2:
                    kinds += [self.squeeze_excite, self.steps_of_images]
                if self.space == 1:
                    kinds += [self.attention, self.with_states, self.masked]
        count = len(self.layers)
        made = self.rng.choice(kinds)(tensor, sizes)
        if made is not None and all(0 < size < 40 for size in made[1]):
            self.tensors.append(made)
        else:
            del self.layers[count:]

    def options(self):
        options = {"padding": self.pick("same", "valid"), "use_bias": self.pick(True, True, False)}
        if self.rng.random() < 0.4:
            options["activation"] = self.pick("relu", "elu", "sigmoid", "tanh", "selu", "softplus")
        return options

    def convolution(self, tensor, sizes):
        kernel, stride, dilation = self.pick(1, 2, 3, 4), self.pick(1, 1, 1, 2), self.pick(1, 1, 2)
        options = self.options()
        dilation = 1 if stride > 1 else dilation
        span = (kernel - 1) * dilation + 1
        if min(sizes) < span:
            return None
        layer = self.layer("Conv")(self.pick(1, 2, 3, 4), kernel, strides=stride,
                                   dilation_rate=dilation, **options, **self.format)
        return self.apply(layer, tensor), tuple(
            -(-size // stride) if options["padding"] == "same" else (size - span) // stride + 1
            for size in sizes)

    def depthwise(self, tensor, sizes):
        kernel, options = self.pick(1, 2, 3), self.options()
        if min(sizes) < kernel:
            return None
        kind = self.pick(self.L.DepthwiseConv2D, None)
        options |= self.format
        layer = (kind(kernel, depth_multiplier=self.pick(1, 2), **options) if kind else
                 self.L.SeparableConv2D(self.pick(2, 3), kernel, **options))
        return self.apply(layer, tensor), tuple(
            size if options["padding"] == "same" else size - kernel + 1 for size in sizes)

    def transposed(self, tensor, sizes):
        kernel, stride, options = self.pick(1, 2, 3, 4), self.pick(1, 2, 3), self.options()
        layer = getattr(self.L, f"Conv{self.space}DTranspose")(
            self.pick(1, 2, 3), kernel, strides=stride, **options, **self.format)
        return self.apply(layer, tensor), tuple(
            size * stride if options["padding"] == "same" else
            size * stride + max(kernel - stride, 0) for size in sizes)

    def pooling(self, tensor, sizes):
        size, padding = self.pick(2, 3), self.pick("same", "valid")
        if min(sizes) < size:
            return None
        layer = self.layer(self.pick("MaxPooling", "AveragePooling"))(size, strides=2,
                                                                      padding=padding,
                                                                      **self.format)
        return self.apply(layer, tensor), tuple(
            -(-each // 2) if padding == "same" else (each - size) // 2 + 1 for each in sizes)

    def activation(self, tensor, sizes):
        L = self.L
        space = [axis + self.first for axis in range(1, self.space + 1)]
        return self.apply(self.pick(
            L.ReLU(), L.ReLU(6.0), L.LeakyReLU(0.1), L.ELU(), L.Softmax(axis=self.axis),
            L.Activation("sigmoid"), L.Activation("tanh"), L.Activation("swish"),
            L.Activation("gelu"), L.Activation("hard_sigmoid"), L.Activation("softsign"),
            L.PReLU(shared_axes=space), L.Dropout(0.5)), tensor), sizes

    def normalization(self, tensor, sizes):
        L, axis = self.L, self.axis
        return self.apply(self.pick(
            L.BatchNormalization(axis=axis), L.LayerNormalization(axis=axis),
            L.UnitNormalization(axis=axis), L.GroupNormalization(groups=-1, axis=axis)),
            tensor), sizes

    def merge(self, tensor, sizes):
        channels = tensor.shape[self.axis]
        others = [t for t, s in self.tensors if s == sizes and t is not tensor]
        alike = [t for t in others if t.shape[self.axis] == channels]
        if alike and self.rng.random() < 0.6:
            layer = self.pick(self.L.Add, self.L.Multiply, self.L.Average, self.L.Maximum,
                              self.L.Subtract, self.L.Minimum)
            return layer()([tensor, self.rng.choice(alike)]), sizes
        if others:
            return self.L.Concatenate(axis=self.axis)([tensor, self.rng.choice(others)]), sizes
        return None

    def upsampling(self, tensor, sizes):
        factor, options = self.pick(2, 3), {}
        if self.space == 1 and self.kind == "channels_first":
            return None
        if self.space == 2:
            options["interpolation"] = self.pick("nearest", "bilinear", "bicubic")
        if self.space > 1:
            options |= self.format
        return (self.apply(self.layer("UpSampling")(factor, **options), tensor),
                tuple(size * factor for size in sizes))

    def padding(self, tensor, sizes):
        before, after = self.pick(0, 1, 2), self.pick(0, 1, 3)
        if self.space == 1 and self.kind == "channels_first":
            return None
        pairs = (before, after) if self.space == 1 else ((before, after),) * self.space
        options = self.format if self.space > 1 else {}
        return (self.apply(self.layer("ZeroPadding")(pairs, **options), tensor),
                tuple(size + before + after for size in sizes))

    def cropping(self, tensor, sizes):
        before, after = self.pick(0, 1, 2), self.pick(0, 1)
        if min(sizes) <= before + after or self.space == 1 and self.kind == "channels_first":
            return None
        pairs = (before, after) if self.space == 1 else ((before, after),) * self.space
        options = self.format if self.space > 1 else {}
        return (self.apply(self.layer("Cropping")(pairs, **options), tensor),
                tuple(size - before - after for size in sizes))

    def dense(self, tensor, sizes):
        layer = self.L.Dense(self.pick(1, 3), activation=self.pick(None, "relu"))
        return self.apply(layer, tensor), sizes

    def scaling(self, tensor, sizes):
        layer = self.L.Rescaling(self.pick(0.5, 2.0), offset=self.pick(0.0, -1.0))
        return self.apply(layer, tensor), sizes

    def resizing(self, tensor, sizes):
        to = self.pick(3, 5, 8, 13), self.pick(4, 7, 10)
        options = {"interpolation": self.pick("nearest", "bilinear", "bicubic")}
        special = self.pick(None, "crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias")
        if special == "crop_to_aspect_ratio" or special and self.is3:
            options[special] = True
        if self.is3:
            options |= self.format
        elif self.kind == "channels_first":
            return None
        return self.apply(self.L.Resizing(*to, **options), tensor), to

    def squeeze_excite(self, tensor, sizes):
        channels = tensor.shape[-1]
        small = self.pick(self.L.GlobalAveragePooling2D, self.L.GlobalMaxPooling2D)(
            keepdims=True)(tensor)
        return self.L.Multiply()([tensor, self.L.Dense(channels, "sigmoid")(small)]), sizes

    def recurrent(self, tensor, sizes):
        layer = self.pick(self.L.LSTM, self.L.GRU, self.L.SimpleRNN)(3, return_sequences=True)
        layer = self.L.Bidirectional(layer) if self.pick(True, False) else layer
        return self.apply(layer, tensor), sizes

    def with_states(self, tensor, sizes):
        """One layer begins with the states that another has left."""
        kind = self.pick(self.L.LSTM, self.L.GRU, self.L.SimpleRNN)
        out, *states = kind(3, return_sequences=True, return_state=True)(tensor)
        if self.pick(True, False):
            out = kind(3, return_sequences=True)(tensor, initial_state=states)
        else:
            out = self.L.Multiply()([out, self.L.Reshape((1, 3))(states[-1])])
        return out, sizes

    def masked(self, tensor, sizes):
        masked = self.L.Masking(0.0)(self.L.ReLU()(tensor))
        layer = self.pick(self.L.LSTM, self.L.GRU, self.L.SimpleRNN)(
            2, return_sequences=True, go_backwards=self.pick(True, False))
        return self.pick(layer, self.L.Bidirectional(self.L.LSTM(2, return_sequences=True)),
                         self.L.Dense(3))(masked), sizes

    def steps_of_images(self, tensor, sizes):
        """Rows as steps of one-dimensional images."""
        if None in tensor.shape[2:]:
            return None
        layer = self.L.ConvLSTM1D(2, 3, padding="same", return_sequences=True)
        return layer(tensor), sizes

    def shared(self, tensor, sizes):
        """One layer for two tensors."""
        layer = self.layer("Conv")(tensor.shape[self.axis], 3, padding="same", **self.format)
        first = layer(tensor)
        return self.L.Average()([first, layer(first)]), sizes

    def nested(self, tensor, sizes):
        """A model as a layer, once or twice."""
        channels = tensor.shape[self.axis]
        image = self.k.Input(self.shaped([None] * self.space, channels))
        made = self.layer("Conv")(channels, 3, padding="same", **self.format)(image)
        made = self.L.BatchNormalization(axis=self.axis)(made)
        inner = self.k.Model(image, [made, self.L.ReLU()(made)])
        if self.pick(True, False):
            inner = self.k.Sequential([
                self.k.Input(self.shaped([None] * self.space, channels)),
                self.layer("Conv")(channels, 2, padding="same", **self.format),
                self.L.Softmax(axis=self.axis)])
            return inner(inner(tensor)), sizes
        first, second = inner(tensor)
        return self.L.Add()([first, inner(second)[1]]), sizes

    def attention(self, tensor, sizes):
        layer = self.pick(self.L.MultiHeadAttention, self.L.Attention, self.L.AdditiveAttention)
        if layer is self.L.MultiHeadAttention:
            return layer(2, 2)(tensor, tensor), sizes
        return layer()([tensor, tensor]), sizes


def arrays_of(maker, model, seed):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 1, [2, *maker.shaped(maker.sizes, tensor.shape[maker.axis])])
            .astype("float32") for tensor in model.inputs]


def expected_of(maker, model, arrays, twin):
    """What TensorFlow computes; with the channels first, what the twin that has them last does."""
    if not maker.first:
        return make_models.expected(model, arrays)
    for own, other in zip(twin.weights, model.weights, strict=True):
        value = np.asarray(other)
        own.assign(value if value.shape == own.shape else np.moveaxis(value, 0, -1))
    outputs = make_models.expected(twin, [np.moveaxis(array, 1, -1) for array in arrays])
    return [np.moveaxis(output, -1, 1) for output in outputs]


def main():
    folder = pathlib.Path(sys.argv[1])
    count, web, seed = (int(sys.argv[i]) if len(sys.argv) > i else fallback
                        for i, fallback in ((2, 200), (3, 60), (4, 1)))
    folder.mkdir(parents=True, exist_ok=True)
    make_models.TARGET = make_graphs.TARGET = folder
    tf.config.run_functions_eagerly(True)
    kinds = [("keras3", make_models.keras3, make_models.save_keras),
             ("keras2", make_models.keras2, make_models.save_h5),
             ("keras3h5", make_models.keras3, make_models.save_h5),
             ("keras2zip", make_models.keras2, make_models.save_keras)]
    for i in range(count + web):
        kind, k, save = kinds[i % 4]
        shape = ["functional", "functional", "sequential", "channels_first", "functional"][i % 5]
        if i >= count:
            kind, k, save = ("graph" if i % 2 else "tfjs"), make_models.keras2, make_models.save_tfjs
            # TensorFlow cannot trace a graph with the channels first on a CPU and compare it.
            shape = "functional" if kind == "graph" and shape == "channels_first" else shape
        k.backend.clear_session()
        first = shape == "channels_first"
        twin = Maker(k, random.Random(seed * 100_000 + i), shape).model() if first else None
        maker = Maker(k, random.Random(seed * 100_000 + i), shape, first)
        model = maker.model()
        make_models.seeded(model, i)
        arrays = arrays_of(maker, model, i)
        name = f"{kind}-{shape}-{i:04}"
        if kind == "graph":
            graph(folder, name, model, arrays)
        else:
            save(model, name)
            make_models.write_expectations(
                name, model, arrays, expected_of(maker, model, arrays, twin))
        print(name, flush=True)


def graph(folder, name, model, arrays):
    with tempfile.TemporaryDirectory() as own:
        tf.config.run_functions_eagerly(False)
        tf.saved_model.save(model, own + "/saved")
        tf.config.run_functions_eagerly(True)
        make_graphs.converter.convert_tf_saved_model(own + "/saved", own + "/web",
                                                     skip_op_check=True)
        content = json.loads((pathlib.Path(own) / "web" / "model.json").read_text())
        by_name = dict(zip([tensor.name.split(":")[0] for tensor in model.inputs], arrays))
        # Run as a SavedModel, whose outputs are in the order of their names.
        run = tf.saved_model.load(own + "/saved").signatures["serving_default"]
        outputs = run(**{key: tf.constant(array) for key, array in by_name.items()})
        nodes = ["Identity" + (f"_{i}" if i else "") + ":0" for i in range(len(outputs))]
        by_node = dict(zip(nodes, [np.asarray(outputs[key]) for key in sorted(outputs)]))
        signature = content["signature"]
        expected = {
            "inputs": [make_models.tensor(key, by_name[key.removesuffix(":0")])
                       for key in signature["inputs"]],
            "outputs": [make_models.tensor(key, by_node[entry["name"]])
                        for key, entry in signature["outputs"].items()],
        }
        text = json.dumps(expected).encode()
        (folder / f"{name}.json.gz").write_bytes(make_models.gzip.compress(text))
        files = sorted((path.name, path.read_bytes())
                       for path in (pathlib.Path(own) / "web").iterdir())
        (folder / f"{name}.graph.zip").write_bytes(
            make_models.zipped([("web/" + n, c) for n, c in files]))


if __name__ == "__main__":
    main()
