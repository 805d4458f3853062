"""Writes TensorFlow.js graph models as its converter makes them, with inputs and the outputs that
TensorFlow itself computes for them. See README.md."""

import json
import os
import pathlib
import sys
import tempfile

import make_models
import numpy as np
import tensorflow as tf
import tf_keras as k
from tensorflowjs import read_weights
from tensorflowjs.converters import tf_saved_model_conversion_v2 as converter

TARGET = pathlib.Path(__file__).parent.parent / "resources" / "graphs"
L = k.layers


def unet():
    x = k.Input((None, None, 2), name="image")
    a = L.Conv2D(4, 3, padding="same", activation="relu")(x)
    a = L.BatchNormalization()(L.Conv2D(4, 3, padding="same")(a))
    b = L.Activation("relu")(L.MaxPooling2D()(a))
    b = L.Conv2D(6, 3, padding="same", activation="elu")(b)
    c = L.Conv2D(6, 3, padding="same", strides=2, activation="relu")(b)
    d = L.Concatenate()([L.UpSampling2D()(c), b])
    d = L.Conv2DTranspose(4, 2, strides=2, padding="same", activation="relu")(d)
    d = L.Dropout(0.5)(L.Add()([d, a]))
    return k.Model(x, [L.Conv2D(1, 1, activation="sigmoid", name="mask")(d),
                       L.Conv2D(3, 1, activation="softmax", name="classes")(d)])


def convolutions():
    x = k.Input((None, None, 3), name="x")
    outputs = [
        L.Conv2D(3, (2, 4), padding="same", strides=2)(x),
        L.Conv2D(3, 3, padding="same", dilation_rate=2, activation="relu6")(x),
        L.Conv2D(3, 3, dilation_rate=(1, 3), activation="tanh")(x),
        L.DepthwiseConv2D(3, padding="same", depth_multiplier=2, activation="relu6")(x),
        L.DepthwiseConv2D(2, strides=2, activation="elu")(x),
        L.DepthwiseConv2D(3, dilation_rate=2, padding="same")(x),
        L.SeparableConv2D(4, 3, padding="same", activation="relu")(x),
        L.LeakyReLU(0.15)(L.Conv2D(2, 2)(x)),
        L.PReLU(shared_axes=[1, 2])(L.Conv2D(2, 2)(x)),
        L.Conv2D(2, 2, activation="selu")(x),
        L.AveragePooling2D(3, strides=2, padding="same")(x),
        L.MaxPooling2D(3, strides=1, padding="same")(x),
        L.ZeroPadding2D(((1, 0), (2, 3)))(x),
        L.Cropping2D(((1, 0), (2, 1)))(x),
        L.UpSampling2D((2, 3), interpolation="bilinear")(x),
        L.Dense(4, activation="relu")(L.GlobalAveragePooling2D()(x)),
        L.Dense(4)(x),
        L.LayerNormalization()(x),
        L.GroupNormalization(groups=3)(x),
    ]
    for padding in ("same", "valid"):
        for kernel, strides in ((1, 2), (2, 2), (3, 2), (4, 3), (3, 1)):
            outputs.append(L.Conv2DTranspose(2, kernel, strides=strides, padding=padding)(x))
        outputs.append(L.Conv2DTranspose(2, (3, 2), strides=(2, 3), padding=padding,
                                         output_padding=(1, 1))(x))
    return k.Model(x, outputs)


def volumes():
    x = k.Input((4, None, 6, 2), name="x")
    a = L.Conv3D(3, 3, padding="same", activation="relu")(x)
    return k.Model(x, [
        L.Conv3D(2, (2, 3, 1), strides=(1, 2, 1), padding="same")(a),
        L.MaxPooling3D((1, 2, 2))(a),
        L.AveragePooling3D(3, strides=2, padding="same")(a),
        L.Conv3DTranspose(2, 2, strides=2, padding="same")(a),
        L.Conv3DTranspose(1, (1, 3, 2), strides=(2, 1, 3))(a),
        L.UpSampling3D((1, 2, 3))(a),
        L.BatchNormalization()(a),
    ])


def function(spec, body):
    module = tf.Module()
    module.call = tf.function(
        lambda **inputs: {f"o{i:03}": o for i, o in enumerate(body(**inputs))},
        input_signature=None)
    signature = module.call.get_concrete_function(**spec)
    return module, signature


def arithmetic():
    def body(x, y):
        m, raw = tf.math, tf.raw_ops
        p = m.abs(x) + 0.5
        n = tf.cast(x * 3.0, tf.int32)
        outputs = [
            x + y, x - y, x * y, x / p, m.pow(p, y), m.maximum(x, y), m.minimum(x, 0.3),
            m.squared_difference(x, y), m.divide_no_nan(x, m.maximum(y, 0.0)), x // p, x % p,
            n // 2, n % 2, n + 1, m.maximum(n, 0),
            x > y, x >= y, x < 0.1, x <= 0.0, tf.equal(n, 0), tf.not_equal(n, 1),
            m.logical_and(x > 0, y > 0), m.logical_or(x > 0, y > 0), m.logical_not(x > 0),
            tf.where(x > y, x, y * 2.0), tf.where(x > 0, x, 0.0),
            tf.clip_by_value(x, -0.5, 0.5), m.add_n([x, y, x]), tf.zeros_like(x), tf.ones_like(x),
            m.exp(x), m.log(p), m.sqrt(p), m.rsqrt(p), -x, m.abs(x), m.square(x), m.floor(x),
            m.ceil(x), m.round(x), m.rint(x), m.sign(x), m.erf(x), m.erfc(x), m.sin(x), m.cos(x), m.tan(x),
            m.asin(x / 9.0), m.acos(x / 9.0), m.atan(x), m.sinh(x), m.cosh(x), m.asinh(x),
            m.acosh(p + 1.0), m.atanh(x / 9.0), m.reciprocal(p), m.log1p(p), m.expm1(x),
            m.is_nan(x), tf.nn.relu(x), tf.nn.relu6(x * 9.0), tf.nn.elu(x), tf.nn.selu(x),
            tf.sigmoid(x), tf.tanh(x), tf.nn.softplus(x), tf.nn.softsign(x), tf.nn.softmax(x),
            tf.nn.log_softmax(x), tf.nn.leaky_relu(x, 0.3), tf.nn.bias_add(x, [1.0, 2.0, 3.0, 4.0]),
            tf.cast(x, tf.int32), tf.cast(x > 0, tf.float32), tf.cast(n, tf.bool),
            m.reduce_mean(x, [1, 2]), m.reduce_sum(x, -1, keepdims=True), m.reduce_max(x, 1),
            m.reduce_min(x), m.reduce_prod(x, 2), m.reduce_all(x > -1.0, 2),
            m.reduce_any(x > 1.0, 2), m.argmax(x, -1, tf.int32), m.argmin(x, 1, tf.int32),
            m.cumsum(x, 1, exclusive=True), m.cumsum(x, 2, reverse=True),
            tf.matmul(x, y, transpose_b=True), tf.matmul(x, y, transpose_a=True),
            tf.einsum("bhwc,bhwd->bcd", x, y),
            tf.matmul(tf.reshape(x, [-1, 4]), tf.constant([[1.0, 2], [3, 4], [5, 6], [7, 8]])),
            tf.nn.relu(tf.matmul(tf.reshape(x, [-1, 4]), tf.constant([[1.0, 2, 3, 4]] * 2),
                                 transpose_b=True) + [0.5, -0.5]),
            raw.Select(condition=x > 0, x=x, y=y),
        ]
        return outputs
    spec = tf.TensorSpec((None, None, 3, 4), tf.float32)
    return function({"x": spec, "y": spec}, body)


def shapes():
    def body(x, n):
        size = tf.shape(x)
        h, w = size[1], size[2]
        a, b, c, d = tf.unstack(x, axis=3)
        outputs = [
            tf.reshape(x, [-1, h * w, 4]), tf.reshape(x, [size[0], -1]), tf.expand_dims(x, -1),
            tf.squeeze(x[:, :1], [1]), tf.transpose(x, [0, 3, 1, 2]), size, tf.size(x), tf.rank(x),
            tf.stack([a, b], axis=-1), tf.concat([x, x], 1), tf.concat([x, x], -1), c, d,
            *tf.split(x, 2, axis=-1), *tf.split(x, [1, 3], axis=3),
            tf.pad(x, [[0, 0], [1, 2], [0, 1], [0, 0]]),
            tf.pad(x, [[0, 0], [1, 2], [0, 1], [0, 0]], constant_values=3.0),
            tf.pad(x, [[0, 0], [1, 1], [2, 1], [0, 0]], "REFLECT"),
            tf.pad(x, [[0, 0], [h % 2, 0], [0, w % 2], [0, 0]]),
            tf.tile(x, [1, 2, 1, 3]), tf.broadcast_to(a[:, :1], tf.shape(a)), tf.fill([h, 2], 1.5),
            tf.range(h), tf.gather(x, [2, 0], axis=3), tf.gather(x, tf.range(h - 1, -1, -1), axis=1),
            tf.gather_nd(x, [[0, 1, 2], [1, 0, 0]]),
            x[:, 1:, ::2, 1:3], x[..., 0], x[:, -1], x[:, ::-1, :-1], x[:, :, tf.newaxis, 1:2],
            x[..., tf.newaxis, 2], x[:, h // 2:, : w // 2], x[:, h - 1], x[1, ..., -1],
            tf.slice(x, [0, 1, 0, 0], [-1, 2, -1, 3]), tf.reverse(x, [1, 3]),
            tf.nn.depth_to_space(x, 2), tf.nn.space_to_depth(x[:, :4, :4], 2),
            tf.space_to_batch(x, [2, 2], [[h % 2, 0], [0, w % 2]]),
            tf.batch_to_space(tf.concat([x, x, x, x], 0), [2, 2], [[1, 0], [0, 1]]),
            tf.where(x[0, 0] > 0.2), tf.cast(n, tf.float32) * x[:1], n + 1,
        ]
        return outputs
    return function({"x": tf.TensorSpec((2, None, None, 4), tf.float32),
                     "n": tf.TensorSpec((), tf.int32)}, body)


def sizes():
    def body(x):
        raw = tf.raw_ops
        outputs = []
        for size in ([7, 9], [3, 4], [10, 16], [1, 1], [15, 24]):
            for corners, half in ((False, False), (True, False), (False, True)):
                options = {"align_corners": corners, "half_pixel_centers": half}
                outputs.append(raw.ResizeBilinear(images=x, size=size, **options))
                outputs.append(raw.ResizeNearestNeighbor(images=x, size=size, **options))
        size = tf.shape(x)[1:3]
        outputs.append(raw.ResizeBilinear(images=x, size=size * 2, half_pixel_centers=True))
        outputs.append(raw.ResizeNearestNeighbor(images=x, size=size // 2))
        outputs.append(raw.ResizeBicubic(images=x, size=[7, 5], half_pixel_centers=True))
        return outputs
    return function({"x": tf.TensorSpec((None, None, None, 2), tf.float32)}, body)


def recurrences():
    """Walks along steps, which Keras writes as loops."""
    x = k.Input((None, 3), name="x")
    images = k.Input((None, 8, 4, 2), name="images")
    masked = L.Masking(0.5)(L.Lambda(lambda t: tf.where(t > 0.8, 0.5, t))(x))
    out, *states = L.LSTM(3, return_sequences=True, return_state=True)(x)
    return k.Model([x, images], [
        L.LSTM(4)(x), L.LSTM(2, return_sequences=True, go_backwards=True)(x),
        L.GRU(4)(x), L.GRU(3, return_sequences=True, reset_after=False)(x),
        L.SimpleRNN(4, activation="relu")(x),
        L.Bidirectional(L.LSTM(2, return_sequences=True))(x),
        L.Bidirectional(L.GRU(2), merge_mode="sum")(x),
        L.LSTM(3, return_sequences=True)(out, initial_state=states),
        L.GRU(2, return_sequences=True)(masked), L.LSTM(2)(masked),
        L.ConvLSTM2D(2, 3, padding="same", return_sequences=True)(images),
        L.TimeDistributed(L.Conv2D(2, 3, activation="relu"))(images),
        L.RNN([L.LSTMCell(2), L.GRUCell(3)])(x),
    ])


def loops():
    def body(x):
        def nested(i, total):
            def inner(j, sum_):
                return j + 1, sum_ + x * tf.cast(j, tf.float32)
            return i + 1, tf.while_loop(lambda j, _: j < i, inner, (1, total * 0.5))[1]

        def growing(i, rows):
            return i + 1, tf.concat([rows, rows[-1:] * 0.9 + 0.1], 0)

        def choosing(i, y):
            return i + 1, tf.cond(tf.reduce_sum(y) > 0.0, lambda: y - 0.7, lambda: y * -1.5)

        def halved(y):
            return y / 2.0

        def listed(length, size, shape, grows=False):
            array = tf.TensorArray(tf.float32, length, dynamic_size=grows, element_shape=shape)
            return tf.while_loop(
                lambda i, _: i < size,
                lambda i, a: (i + 1, a.write(i, x[:, i] * tf.cast(i, tf.float32))),
                (0, array))[1].stack()

        def flags(i, y):
            return i + 1, tf.not_equal(y, x[:, i] > 0.0)

        steps = tf.shape(x)[1]
        total = tf.reduce_sum(x)
        return [
            tf.while_loop(lambda i, _: i < 4, nested, (0, x))[1],
            tf.while_loop(lambda i, _: i < steps, growing, (0, x[0]),
                          shape_invariants=(tf.TensorShape([]), tf.TensorShape([None, 3])))[1],
            tf.while_loop(lambda i, _: i < 5, choosing, (0, x))[1],
            tf.while_loop(lambda y: tf.reduce_max(y) > 0.1, halved, (x,))[0],
            tf.while_loop(lambda i, _: i < 0, lambda i, y: (i + 1, y * 2.0), (0, x))[1],
            listed(steps, steps, [None, 3]), listed(steps, steps, None), listed(0, steps, [None, 3], True),
            tf.while_loop(lambda i, _: i < 3, flags, (0, x[:, 0] > 0.0))[1],
            tf.cond(total > 0.0, lambda: x + 1.0, lambda: x * 2.0),
            tf.cond(total < 0.0, lambda: tf.cond(total < -1.0, lambda: x + 1.0, lambda: x + 2.0),
                    lambda: tf.cond(total > 1.0, lambda: x + 3.0, lambda: x + total)),
            *tf.cond(tf.reduce_max(x) > 0.3, lambda: (x[0], steps), lambda: (x[1], steps * 2)),
            tf.map_fn(lambda row: tf.cumsum(row) * row, x),
            tf.scan(lambda a, row: a * 0.5 + row, tf.transpose(x, [1, 0, 2])),
            tf.foldl(lambda a, row: a - row, x),
        ]
    return function({"x": tf.TensorSpec((None, None, 3), tf.float32)}, body)


def save(model, folder):
    """The network as a SavedModel, whose numbers are then those of TensorFlow."""
    if isinstance(model, tuple):
        tf.saved_model.save(model[0], folder, signatures=model[1])
    else:
        make_models.seeded(model, 7)
        tf.saved_model.save(model, folder)
    return tf.saved_model.load(folder).signatures["serving_default"]


def inputs_of(signature, space):
    rng = np.random.default_rng(3)
    arrays = {}
    for name, spec in signature.structured_input_signature[1].items():
        sizes = iter((2,) if spec.shape.rank and spec.shape[0] is None else ())
        sizes = [*sizes, *space]
        shape = [sizes.pop(0) if size is None else size for size in spec.shape]
        arrays[name] = rng.normal(0, 1, shape).astype("float32")
        if spec.dtype != tf.float32:
            arrays[name] = np.array(3).astype(spec.dtype.as_numpy_dtype)
    return arrays


def make(name, model, quantization=None, **options):
    # A U-Net wants multiples of four.
    space = (8, 12) if name == "unet" or quantization else (5, 8)
    with tempfile.TemporaryDirectory() as folder:
        saved, web = os.path.join(folder, "saved"), pathlib.Path(folder) / "web"
        signature = save(model, saved)
        converter.convert_tf_saved_model(saved, str(web), quantization_dtype_map=quantization,
                                         skip_op_check=True, **options)
        content = json.loads((web / "model.json").read_text())
        arrays = inputs_of(signature, space)
        if quantization:
            arrays, outputs = rounded(content, web, arrays)
        else:
            outputs = signature(**{key: tf.constant(array) for key, array in arrays.items()})
            # The converter gives its own name to an output whose shape others have as well.
            nodes = ["Identity" + (f"_{i}" if i else "") + ":0" for i in range(len(outputs))]
            by_node = dict(zip(nodes, [np.asarray(outputs[key]) for key in sorted(outputs)]))
            outputs = {key: by_node[entry["name"]]
                       for key, entry in content["signature"]["outputs"].items()}
        names = content["signature"]
        expected = {
            "inputs": [make_models.tensor(key, arrays[key.removesuffix(":0")]) for key in names["inputs"]],
            "outputs": [make_models.tensor(key, outputs[key]) for key in names["outputs"]],
        }
        text = json.dumps(expected, separators=(",", ":")).encode()
        (TARGET / f"{name}.json.gz").write_bytes(make_models.gzip.compress(text, 9, mtime=0))
        files = sorted((path.name, path.read_bytes()) for path in web.iterdir())
        (TARGET / f"{name}.zip").write_bytes(
            make_models.zipped([("web/" + n, c) for n, c in files]))
    print(name, len(outputs), "outputs")


def arrays():
    """Loops of TensorFlow 1, which keep their tensors in arrays with a handle and a flow."""
    v1 = tf.compat.v1
    v1.disable_control_flow_v2()
    v1.disable_tensor_list_v2() if hasattr(v1, "disable_tensor_list_v2") else None
    with tf.Graph().as_default() as graph:
        x = v1.placeholder(tf.float32, (None, None, 3), "x")
        array = tf.TensorArray(tf.float32, tf.shape(x)[1]).unstack(tf.transpose(x, [1, 0, 2]))
        written = tf.TensorArray(tf.float32, tf.shape(x)[1], element_shape=[None, 3])
        loop = tf.while_loop(lambda i, *_: i < array.size(),
                             lambda i, total, a: (i + 1, total + array.read(i), a.write(i, total)),
                             (0, x[:, 0], written))
        tf.identity(loop[1], "total")
        tf.identity(loop[2].stack(), "rows")
        tf.identity(v1.map_fn(lambda row: row * 2.0 - tf.reduce_sum(row), x), "mapped")
        tf.identity(tf.cond(tf.reduce_sum(x) > 0.0, lambda: x + 1.0, lambda: x * 2.0), "chosen")
    v1.enable_control_flow_v2()
    x = np.random.default_rng(3).normal(0, 1, (2, 5, 3)).astype("float32")
    names = ["total", "rows", "mapped", "chosen"]
    with tempfile.TemporaryDirectory() as folder:
        file, web = pathlib.Path(folder) / "graph.pb", pathlib.Path(folder) / "web"
        with v1.Session(graph=graph) as session:
            outputs = session.run([name + ":0" for name in names], {"x:0": x})
            file.write_bytes(graph.as_graph_def().SerializeToString())
        converter.convert_tf_frozen_model(str(file), ",".join(names), str(web), skip_op_check=True)
        content = json.loads((web / "model.json").read_text())
        by_name = dict(zip(names, outputs))
        expected = {"inputs": [make_models.tensor("x", x)], "outputs": [
            make_models.tensor(key, by_name[entry["name"].split(":")[0]])
            for key, entry in content["signature"]["outputs"].items()]}
        text = json.dumps(expected, separators=(",", ":")).encode()
        (TARGET / "arrays.json.gz").write_bytes(make_models.gzip.compress(text, 9, mtime=0))
        files = sorted((path.name, path.read_bytes()) for path in web.iterdir())
        (TARGET / "arrays.zip").write_bytes(
            make_models.zipped([("web/" + n, c) for n, c in files]))
        print("arrays", sorted({n["op"] for n in content["modelTopology"]["node"]}))


def rounded(content, web, arrays):
    """What TensorFlow computes with the graph of the file and its rounded weights."""
    from google.protobuf import json_format

    graph = json_format.ParseDict(content["modelTopology"], tf.compat.v1.GraphDef())
    weights = {entry["name"]: entry["data"] for entry in
               read_weights.read_weights(content["weightsManifest"], str(web), flatten=True)}
    for node in graph.node:
        if node.op == "Const":
            dtype = tf.as_dtype(node.attr["dtype"].type)
            node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(
                weights[node.name].astype(dtype.as_numpy_dtype), dtype))
    names = content["signature"]
    with tf.Graph().as_default() as own:
        tf.import_graph_def(graph, name="")
        with tf.compat.v1.Session(graph=own) as session:
            outputs = session.run(
                {key: entry["name"] for key, entry in names["outputs"].items()},
                {f"{key}:0": array for key, array in arrays.items()})
    return arrays, outputs


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in (unet, convolutions, volumes, arithmetic, shapes, sizes):
        if not sys.argv[1:] or family.__name__ in sys.argv[1:]:
            k.backend.clear_session()
            make(family.__name__, family())
    for family in (recurrences, loops):
        for name, options in ((family.__name__, {}),
                              (family.__name__ + "-functions", {"control_flow_v2": True})):
            if not sys.argv[1:] or name in sys.argv[1:]:
                k.backend.clear_session()
                make(name, family(), **options)
    if not sys.argv[1:] or "arrays" in sys.argv[1:]:
        arrays()
    for kind in ("uint8", "uint16", "float16"):
        if not sys.argv[1:] or kind in sys.argv[1:]:
            k.backend.clear_session()
            make(kind, unet(), {kind: True})


if __name__ == "__main__":
    main()
