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
    """Grows one graph: every layer takes tensors that are there already."""

    def __init__(self, k, rng):
        self.k, self.L, self.rng = k, k.layers, rng
        self.space = rng.choice([2, 2, 2, 3, 1])
        self.sizes = [rng.choice([7, 8, 9, 12]) for _ in range(self.space)]
        free = rng.random() < 0.5
        shape = [None if free else size for size in self.sizes] + [rng.choice([1, 2, 3, 4])]
        self.inputs = [k.Input(tuple(shape), name="x")]
        if rng.random() < 0.3:
            self.inputs.append(k.Input(tuple(shape), name="y"))
        self.tensors = [(tensor, tuple(self.sizes)) for tensor in self.inputs]

    def pick(self, *values):
        return self.rng.choice(values)

    def layer(self, name):
        return getattr(self.L, f"{name}{self.space}D")

    def model(self):
        outputs = []
        for _ in range(self.rng.randint(3, 14)):
            self.step()
        candidates = self.tensors[len(self.inputs):]
        outputs = [tensor for tensor, _ in self.rng.sample(candidates, min(2, len(candidates)))]
        return self.k.Model(self.inputs, outputs)

    def step(self):
        tensor, sizes = self.rng.choice(self.tensors[-4:])
        kinds = [self.convolution, self.convolution, self.transposed, self.pooling, self.activation,
                 self.activation, self.normalization, self.merge, self.merge, self.upsampling,
                 self.padding, self.cropping, self.dense, self.scaling]
        if self.space == 2:
            kinds += [self.depthwise, self.resizing, self.squeeze_excite]
        if self.space == 1:
            kinds += [self.recurrent, self.attention]
        made = self.rng.choice(kinds)(tensor, sizes)
        if made is not None and all(0 < size < 40 for size in made[1]):
            self.tensors.append(made)

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
                                   dilation_rate=dilation, **options)
        return layer(tensor), tuple(
            -(-size // stride) if options["padding"] == "same" else (size - span) // stride + 1
            for size in sizes)

    def depthwise(self, tensor, sizes):
        kernel, options = self.pick(1, 2, 3), self.options()
        if min(sizes) < kernel:
            return None
        kind = self.pick(self.L.DepthwiseConv2D, None)
        layer = (kind(kernel, depth_multiplier=self.pick(1, 2), **options) if kind else
                 self.L.SeparableConv2D(self.pick(2, 3), kernel, **options))
        return layer(tensor), tuple(
            size if options["padding"] == "same" else size - kernel + 1 for size in sizes)

    def transposed(self, tensor, sizes):
        kernel, stride, options = self.pick(1, 2, 3, 4), self.pick(1, 2, 3), self.options()
        layer = getattr(self.L, f"Conv{self.space}DTranspose")(
            self.pick(1, 2, 3), kernel, strides=stride, **options)
        return layer(tensor), tuple(
            size * stride if options["padding"] == "same" else
            size * stride + max(kernel - stride, 0) for size in sizes)

    def pooling(self, tensor, sizes):
        size, padding = self.pick(2, 3), self.pick("same", "valid")
        if min(sizes) < size:
            return None
        layer = self.layer(self.pick("MaxPooling", "AveragePooling"))(size, strides=2,
                                                                      padding=padding)
        return layer(tensor), tuple(
            -(-each // 2) if padding == "same" else (each - size) // 2 + 1 for each in sizes)

    def activation(self, tensor, sizes):
        L = self.L
        return self.pick(
            L.ReLU(), L.ReLU(6.0), L.LeakyReLU(0.1), L.ELU(), L.Softmax(), L.Activation("sigmoid"),
            L.Activation("tanh"), L.Activation("swish"), L.Activation("gelu"),
            L.Activation("hard_sigmoid"), L.Activation("softsign"),
            L.PReLU(shared_axes=list(range(1, self.space + 1))), L.Dropout(0.5))(tensor), sizes

    def normalization(self, tensor, sizes):
        L = self.L
        return self.pick(L.BatchNormalization(), L.LayerNormalization(),
                         L.UnitNormalization(), L.GroupNormalization(groups=-1))(tensor), sizes

    def merge(self, tensor, sizes):
        channels = tensor.shape[-1]
        others = [t for t, s in self.tensors if s == sizes and t is not tensor]
        alike = [t for t in others if t.shape[-1] == channels]
        if alike and self.rng.random() < 0.6:
            layer = self.pick(self.L.Add, self.L.Multiply, self.L.Average, self.L.Maximum,
                              self.L.Subtract, self.L.Minimum)
            return layer()([tensor, self.rng.choice(alike)]), sizes
        if others:
            return self.L.Concatenate()([tensor, self.rng.choice(others)]), sizes
        return None

    def upsampling(self, tensor, sizes):
        factor, options = self.pick(2, 3), {}
        if self.space == 2:
            options["interpolation"] = self.pick("nearest", "bilinear", "bicubic")
        return (self.layer("UpSampling")(factor, **options)(tensor),
                tuple(size * factor for size in sizes))

    def padding(self, tensor, sizes):
        before, after = self.pick(0, 1, 2), self.pick(0, 1, 3)
        pairs = (before, after) if self.space == 1 else ((before, after),) * self.space
        return (self.layer("ZeroPadding")(pairs)(tensor),
                tuple(size + before + after for size in sizes))

    def cropping(self, tensor, sizes):
        before, after = self.pick(0, 1, 2), self.pick(0, 1)
        if min(sizes) <= before + after:
            return None
        pairs = (before, after) if self.space == 1 else ((before, after),) * self.space
        return (self.layer("Cropping")(pairs)(tensor),
                tuple(size - before - after for size in sizes))

    def dense(self, tensor, sizes):
        return self.L.Dense(self.pick(1, 3), activation=self.pick(None, "relu"))(tensor), sizes

    def scaling(self, tensor, sizes):
        return self.L.Rescaling(self.pick(0.5, 2.0), offset=self.pick(0.0, -1.0))(tensor), sizes

    def resizing(self, tensor, sizes):
        to = self.pick(3, 5, 8, 13), self.pick(4, 7, 10)
        kind = self.pick("nearest", "bilinear", "bicubic")
        return self.L.Resizing(*to, interpolation=kind)(tensor), to

    def squeeze_excite(self, tensor, sizes):
        channels = tensor.shape[-1]
        small = self.pick(self.L.GlobalAveragePooling2D, self.L.GlobalMaxPooling2D)(
            keepdims=True)(tensor)
        return self.L.Multiply()([tensor, self.L.Dense(channels, "sigmoid")(small)]), sizes

    def recurrent(self, tensor, sizes):
        layer = self.pick(self.L.LSTM, self.L.GRU, self.L.SimpleRNN)(3, return_sequences=True)
        return (self.L.Bidirectional(layer) if self.pick(True, False) else layer)(tensor), sizes

    def attention(self, tensor, sizes):
        layer = self.pick(self.L.MultiHeadAttention, self.L.Attention, self.L.AdditiveAttention)
        if layer is self.L.MultiHeadAttention:
            return layer(2, 2)(tensor, tensor), sizes
        return layer()([tensor, tensor]), sizes


def arrays_of(maker, model, seed):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 1, [2, *maker.sizes, tensor.shape[-1]]).astype("float32")
            for tensor in model.inputs]


def main():
    folder = pathlib.Path(sys.argv[1])
    count, web, seed = (int(sys.argv[i]) if len(sys.argv) > i else fallback
                        for i, fallback in ((2, 200), (3, 60), (4, 1)))
    folder.mkdir(parents=True, exist_ok=True)
    make_models.TARGET = make_graphs.TARGET = folder
    tf.config.run_functions_eagerly(True)
    kinds = [("keras3", make_models.keras3, make_models.save_keras),
             ("keras2", make_models.keras2, make_models.save_h5)]
    for i in range(count + web):
        rng = random.Random(seed * 100_000 + i)
        kind, k, save = kinds[i % 2]
        if i >= count:
            kind, k, save = ("graph" if i % 2 else "tfjs"), make_models.keras2, make_models.save_tfjs
        k.backend.clear_session()
        maker = Maker(k, rng)
        model = maker.model()
        make_models.seeded(model, i)
        arrays = arrays_of(maker, model, i)
        name = f"{kind}-{i:04}"
        if kind == "graph":
            graph(folder, name, model, arrays)
        else:
            save(model, name)
            make_models.write_expectations(
                name, model, arrays, make_models.expected(model, arrays))
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
