"""Small models that together have every layer and option which hub translates.

Each function takes the framework (`tf_keras`, which is Keras 2, or `keras`, which is Keras 3) and
returns a model. Layers hang side by side on few inputs, so that each is an output of its own.
"""


def is2(k):
    return k.__version__.startswith("2")


def model(k, inputs, outputs, **kwargs):
    return k.Model(inputs, outputs, **kwargs)


def conv1d(k):
    L = k.layers
    x = k.Input((11, 4), name="x")
    return model(k, x, [
        L.Conv1D(3, 3, activation="relu")(x),
        L.Conv1D(3, 4, padding="same")(x),
        L.Conv1D(2, 3, padding="causal", dilation_rate=2)(x),
        L.Conv1D(2, 3, padding="causal", strides=2)(x),
        L.Conv1D(2, 4, padding="same", strides=3, use_bias=False)(x),
        L.Conv1D(2, 4, padding="same", dilation_rate=3)(x),
        L.Conv1D(2, 1, padding="same", strides=2)(x),
        L.DepthwiseConv1D(3, depth_multiplier=2, padding="same", activation="tanh")(x),
        L.DepthwiseConv1D(3, strides=2)(x),
        L.SeparableConv1D(5, 3, padding="same", depth_multiplier=2)(x),
        L.SeparableConv1D(5, 4, strides=2, activation="elu", use_bias=False)(x),
        L.Conv1DTranspose(3, 3, strides=2, padding="same")(x),
        L.Conv1DTranspose(3, 4, strides=3)(x),
        L.Conv1DTranspose(2, 2, strides=3, padding="same", use_bias=False)(x),
    ])


def conv2d(k):
    L = k.layers
    x = k.Input((None, None, 4), name="x")
    return model(k, x, [
        L.Conv2D(3, 3, activation="sigmoid")(x),
        L.Conv2D(3, (2, 4), padding="same")(x),
        L.Conv2D(2, 3, padding="same", strides=2)(x),
        L.Conv2D(2, (1, 5), padding="same", strides=(3, 2), use_bias=False)(x),
        L.Conv2D(2, 1, strides=2, padding="same")(x),
        L.Conv2D(2, (2, 3), padding="same", dilation_rate=2)(x),
        L.Conv2D(2, 2, dilation_rate=(1, 3))(x),
        L.Conv2D(4, 3, padding="same", groups=2)(x),
        L.DepthwiseConv2D(3, padding="same", depth_multiplier=2)(x),
        L.DepthwiseConv2D(2, strides=2, padding="same", activation="relu")(x),
        L.DepthwiseConv2D((3, 2), dilation_rate=2, use_bias=False)(x),
        L.SeparableConv2D(3, 3, padding="same", depth_multiplier=2, activation="relu")(x),
        L.SeparableConv2D(3, 3, strides=2, padding="same", use_bias=False)(x),
        L.SeparableConv2D(3, 2, dilation_rate=2)(x),
    ])


def conv3d(k):
    L = k.layers
    x = k.Input((5, None, 6, 2), name="x")
    return model(k, x, [
        L.Conv3D(2, 3)(x),
        L.Conv3D(2, (2, 3, 1), padding="same", activation="relu")(x),
        L.Conv3D(2, 2, padding="same", strides=(1, 2, 3))(x),
        L.Conv3D(2, 2, padding="same", dilation_rate=2, use_bias=False)(x),
        L.Conv3DTranspose(2, 2, strides=2, padding="same")(x),
        L.Conv3DTranspose(1, (1, 3, 2), strides=(2, 1, 3))(x),
        L.Conv3DTranspose(1, 3, strides=2, padding="same", output_padding=1)(x),
    ])


def transposed2d(k):
    L = k.layers
    x = k.Input((None, None, 3), name="x")
    outputs = []
    for padding in ("same", "valid"):
        for kernel in (1, 2, 3, 4):
            for strides in (1, 2, 3):
                outputs.append(L.Conv2DTranspose(1, kernel, strides=strides, padding=padding)(x))
        outputs.append(L.Conv2DTranspose(2, (3, 2), strides=(2, 3), padding=padding,
                                         output_padding=(1, 1))(x))
        outputs.append(L.Conv2DTranspose(2, 4, strides=2, padding=padding, output_padding=1,
                                         use_bias=False, activation="relu")(x))
        if is2(k):
            outputs.append(L.Conv2DTranspose(2, 3, padding=padding, dilation_rate=2)(x))
    return model(k, x, outputs)


def normalization(k):
    L = k.layers
    x = k.Input((4, None, 6), name="x")
    v = k.Input((6,), name="v")
    outputs = [
        L.BatchNormalization()(x),
        L.BatchNormalization(axis=1, epsilon=0.01)(x),
        L.BatchNormalization(scale=False)(x),
        L.BatchNormalization(center=False)(x),
        L.BatchNormalization(center=False, scale=False)(v),
        L.LayerNormalization()(x),
        L.LayerNormalization(axis=1, epsilon=0.1)(x),
        L.LayerNormalization(axis=[1, 3], center=False)(x),
        L.LayerNormalization(scale=False)(v),
        L.GroupNormalization(groups=3)(x),
        L.GroupNormalization(groups=2, axis=1, scale=False)(x),
        L.GroupNormalization(groups=-1, center=False, epsilon=0.1)(x),
        L.GroupNormalization(groups=2)(v),
        L.GroupNormalization(groups=-1)(v),
        L.UnitNormalization()(x),
        L.UnitNormalization(axis=[1, 2])(x),
        L.Rescaling(1 / 255.0, offset=-0.5)(x),
        L.Normalization(mean=[1.0, 2, 3, 4, 5, 6], variance=[1.0, 4, 9, 1, 4, 0.25])(x),
        L.Normalization(axis=None, mean=3.0, variance=4.0)(v),
        L.Normalization(mean=[1.0, 2, 3, 4, 5, 6], variance=[1.0, 4, 9, 1, 4, 1], invert=True)(v),
        L.Normalization(axis=(1, 3))(x),
        L.Dense(3, activation="relu")(v),
        L.Dense(2, use_bias=False)(L.Conv2D(3, 2)(x)),
    ]
    # A normalization after a convolution, whose channels are stored elsewhere.
    c = L.Conv2D(4, 2, padding="same")(x)
    outputs += [
        L.BatchNormalization()(c),
        L.LayerNormalization(axis=[1, 3])(c),
        L.GroupNormalization(groups=2)(c),
        L.UnitNormalization()(c),
        L.PReLU(shared_axes=[1, 2])(c),
        L.PReLU(shared_axes=[2])(c),
        L.Rescaling([1.0, 2.0, 3.0, 4.0], offset=[0.1, 0.2, 0.3, 0.4])(c),
    ]
    return model(k, [x, v], outputs)


def pooling(k):
    L = k.layers
    a = k.Input((9, 2), name="a")
    b = k.Input((None, None, 2), name="b")
    c = k.Input((5, None, 4, 2), name="c")
    outputs = [
        L.MaxPooling1D()(a),
        L.MaxPooling1D(3, strides=2, padding="same")(a),
        L.AveragePooling1D(2, strides=1, padding="same")(a),
        L.GlobalMaxPooling1D()(a),
        L.GlobalAveragePooling1D(keepdims=True)(a),
        L.MaxPooling2D((2, 3))(b),
        L.MaxPooling2D(3, strides=1, padding="same")(b),
        L.MaxPooling2D(2, strides=3, padding="same")(b),
        L.AveragePooling2D(3, strides=2, padding="same")(b),
        L.AveragePooling2D(2, padding="same")(b),
        L.AveragePooling2D((3, 2), strides=(1, 2))(b),
        L.GlobalMaxPooling2D(keepdims=True)(b),
        L.GlobalAveragePooling2D()(b),
        L.MaxPooling3D(2, padding="same")(c),
        L.MaxPooling3D((1, 2, 2), strides=1)(c),
        L.AveragePooling3D(3, strides=(2, 1, 2), padding="same")(c),
        L.GlobalMaxPooling3D()(c),
        L.GlobalAveragePooling3D(keepdims=True)(c),
    ]
    return model(k, [a, b, c], outputs)


def resizing(k):
    L = k.layers
    a = k.Input((5, 2), name="a")
    b = k.Input((None, None, 2), name="b")
    c = k.Input((2, None, 3, 2), name="c")
    return model(k, [a, b, c], [
        L.UpSampling1D(3)(a),
        L.UpSampling2D()(b),
        L.UpSampling2D((3, 2), interpolation="nearest")(b),
        L.UpSampling2D((2, 3), interpolation="bilinear")(b),
        L.UpSampling2D(2, interpolation="bicubic")(b),
        L.UpSampling3D((1, 2, 3))(c),
        L.Resizing(7, 3)(b),
        L.Resizing(4, 9, interpolation="nearest")(b),
        L.Resizing(8, 8, interpolation="bicubic")(b),
        L.UpSampling2D((3, 5), interpolation="bicubic")(b),
        L.Resizing(4, 3, interpolation="bicubic")(b),
        L.Resizing(11, 6, interpolation="bicubic")(b),
        L.Resizing(3, 6, interpolation="nearest")(b),
        L.CenterCrop(3, 6)(b), L.CenterCrop(4, 9)(b), L.CenterCrop(9, 3)(b), L.CenterCrop(11, 10)(b),
        *_fitted(k, b),
        L.ZeroPadding1D((1, 2))(a),
        L.ZeroPadding1D(2)(a),
        L.ZeroPadding2D(((1, 0), (2, 3)))(b),
        L.ZeroPadding2D((1, 2))(b),
        L.ZeroPadding3D(((1, 0), (0, 2), (1, 1)))(c),
        L.Cropping1D((1, 2))(a),
        L.Cropping2D(((1, 0), (2, 1)))(b),
        L.Cropping2D(1)(b),
        L.Cropping3D(((1, 0), (0, 1), (1, 1)))(c),
    ])


def _fitted(k, x):
    """To another shape with the proportions kept, and to a smaller one with all pixels heard."""
    kinds = ["bilinear", "nearest", "bicubic"]
    sizes = [(3, 4), (7, 4), (9, 9), (4, 12)]
    options = [{"crop_to_aspect_ratio": True}]
    if not is2(k):
        options += [{"pad_to_aspect_ratio": True, "fill_value": 0.7}, {"antialias": True}]
    return [k.layers.Resizing(*size, interpolation=kind, **option)(x)
            for option in options for kind in kinds for size in sizes]


def activations(k):
    L = k.layers
    x = k.Input((3, None, 4), name="x")
    names = ["linear", "relu", "elu", "selu", "gelu", "softplus", "softsign", "softmax", "sigmoid",
             "hard_sigmoid", "tanh", "swish", "exponential", "mish"]
    if not is2(k):
        names += ["relu6", "leaky_relu", "celu", "glu", "log_softmax", "log_sigmoid",
                  "sparse_sigmoid", "hard_tanh", "tanh_shrink", "hard_shrink", "soft_shrink",
                  "silu", "hard_silu", "squareplus", "sparse_plus"]
    outputs = [L.Activation(name)(x) for name in names]
    outputs += [
        L.ReLU()(x),
        L.ReLU(max_value=0.5)(x),
        L.ReLU(negative_slope=0.2)(x),
        L.ReLU(threshold=0.3)(x),
        L.ReLU(max_value=1.0, negative_slope=0.1, threshold=0.4)(x),
        L.ReLU(6.0, threshold=0.1)(x),
        L.LeakyReLU()(x),
        L.LeakyReLU(0.15)(x),
        L.PReLU(shared_axes=[1, 2])(x),
        L.ELU(0.7)(x),
        L.Softmax()(x),
        L.Softmax(axis=1)(x),
        L.Conv2D(4, 1, activation=L.LeakyReLU(0.4))(x),
        L.Softmax(axis=-2)(L.Conv2D(4, 1)(x)),
        L.Conv2D(4, 1, activation="softmax")(x),
        L.Conv2D(4, 1, activation=k.activations.gelu)(x),
        L.Dropout(0.5)(x),
        L.SpatialDropout2D(0.5)(x),
        L.AlphaDropout(0.5)(x),
        L.GaussianDropout(0.5)(x),
        L.GaussianNoise(0.5)(x),
        L.ActivityRegularization(0.1)(x),
        L.Identity()(x),
        L.RandomFlip()(x),
        L.RandomRotation(0.2)(x),
        L.RandomTranslation(0.2, 0.2)(x),
        L.RandomZoom(0.2)(x),
        L.RandomContrast(0.2)(x),
        L.RandomBrightness(0.2)(x),
    ]
    if is2(k):
        outputs.append(L.ThresholdedReLU(0.4)(x))
    else:
        outputs.append(L.Softmax(axis=(1, 3))(x))
    return model(k, x, outputs)


def merging(k):
    L = k.layers
    a = k.Input((3, None, 4), name="a")
    b = k.Input((3, None, 4), name="b")
    c = k.Input((1, 1, 4), name="c")
    v = k.Input((4,), name="v")
    p = L.Conv2D(4, 1)(a)
    q = L.Conv2D(4, 1)(b)
    s = L.Flatten()(c)
    return model(k, [a, b, c, v], [
        L.Add()([a, b, c]),
        L.Add()([p, q]),
        L.Add()([p, b]),
        L.Subtract()([p, q]),
        L.Multiply()([q, a, c]),
        L.Multiply()([p, L.Reshape((1, 1, 4))(v)]),
        L.Average()([a, p, b]),
        L.Maximum()([p, q, a]),
        L.Minimum()([p, q]),
        L.Add()([v, s]),
        L.Concatenate()([a, q]),
        L.Concatenate()([p, q]),
        L.Concatenate(axis=1)([p, q]),
        L.Concatenate(axis=2)([p, a]),
        L.Concatenate()([v, s]),
        L.Dot(axes=1)([v, s]),
        L.Dot(axes=-1, normalize=True)([v, s]),
        L.Dot(axes=(2, 1))([L.RepeatVector(3)(v), L.Reshape((4, 1))(s)]),
    ])


def shaping(k):
    L = k.layers
    a = k.Input((6, 4), name="a")
    b = k.Input((3, 4, 2), name="b")
    c = L.Conv2D(2, 2, padding="same")(b)
    t = k.Input((3, 5, 4, 2), name="t")
    inner = k.Sequential([k.Input((5, 4, 2)), L.Conv2D(2, 3, name="tc"), L.ReLU()], name="tseq")
    return model(k, [a, b, t], [
        L.Flatten()(b),
        L.Flatten()(c),
        L.Flatten(data_format="channels_first")(b),
        L.Reshape((8, 3))(c),
        L.Reshape((-1, 2))(b),
        L.Permute((2, 1))(a),
        L.Permute((3, 1, 2))(c),
        L.RepeatVector(3)(L.GlobalAveragePooling2D()(c)),
        L.Dense(3)(L.Flatten()(c)),
        L.SpatialDropout1D(0.3)(a),
        L.SpatialDropout3D(0.3)(t),
        L.TimeDistributed(L.Dense(3, activation="relu"))(a),
        L.TimeDistributed(L.Conv2D(2, 2, padding="same"))(t),
        L.TimeDistributed(inner)(t),
    ])


def channels_first(k):
    """The framework cannot run some of these on a CPU; `channels_last` is the same network."""
    return _spatial(k, "channels_first")


def channels_last(k):
    return _spatial(k, "channels_last")


def _spatial(k, data_format):
    L = k.layers
    f = {"data_format": data_format}
    first = data_format == "channels_first"
    x = k.Input((4, 7, 6) if first else (7, 6, 4), name="x")
    axis = 1 if first else -1
    c = L.Conv2D(4, 3, padding="same", **f)(x)
    return model(k, x, [
        c,
        L.Conv2D(2, 2, strides=2, padding="same", **f)(c),
        L.DepthwiseConv2D(3, **f)(x),
        L.SeparableConv2D(3, 3, **f)(x),
        L.Conv2DTranspose(2, 3, strides=2, padding="same", **f)(x),
        L.BatchNormalization(axis=axis)(c),
        L.MaxPooling2D(2, **f)(c),
        L.AveragePooling2D(3, strides=2, padding="same", **f)(x),
        L.GlobalAveragePooling2D(**f)(x),
        L.GlobalMaxPooling2D(keepdims=True, **f)(x),
        L.UpSampling2D(2, interpolation="bilinear", **f)(x),
        L.ZeroPadding2D(((1, 0), (2, 3)), **f)(x),
        L.Cropping2D(((1, 0), (2, 1)), **f)(x),
        L.Concatenate(axis=axis)([x, c]),
        L.Softmax(axis=axis)(c),
    ])


def recurrent(k):
    """Layers along steps, and those that weigh steps, also in a nested model."""
    L = k.layers
    x = k.Input((5, 4), name="x")
    y = k.Input((None, 4), name="y")
    z = k.Input((4, 4), name="z")
    i = k.Input((5, 4))
    h = L.LSTM(3, return_sequences=True, name="inner_lstm")(i)
    h = L.Bidirectional(L.GRU(2, return_sequences=True), name="inner_both")(h)
    inner = k.Model(i, L.MultiHeadAttention(2, 3, name="inner_heads")(h, h), name="inner")
    return model(k, [x, y, z], [
        L.LSTM(3)(x), L.LSTM(3, return_sequences=True, go_backwards=True)(y),
        L.LSTM(2, activation="relu", recurrent_activation="hard_sigmoid", use_bias=False)(x),
        L.LSTM(2, activation="linear", recurrent_activation="softsign")(x),
        L.GRU(3)(x), L.GRU(3, reset_after=False, return_sequences=True)(y),
        L.GRU(2, use_bias=False, activation="softplus", recurrent_activation="sigmoid")(x),
        L.SimpleRNN(3)(x), L.SimpleRNN(2, activation="relu", return_sequences=True)(y),
        L.Bidirectional(L.LSTM(2, return_sequences=True))(y),
        L.Bidirectional(L.GRU(2), merge_mode="sum")(x),
        L.Bidirectional(L.SimpleRNN(2), merge_mode="mul")(x),
        L.Bidirectional(L.LSTM(2, return_sequences=True), merge_mode="ave")(x),
        L.TimeDistributed(L.Dense(2))(L.LSTM(3, return_sequences=True)(y)),
        L.Attention()([x, z]), L.Attention(use_scale=True)([x, z, z]),
        L.Attention(score_mode="concat")([x, z]),
        L.AdditiveAttention()([x, z]), L.AdditiveAttention(use_scale=False)([x, z]),
        L.MultiHeadAttention(2, 3)(x, z), L.MultiHeadAttention(2, 3, value_dim=2)(x, z, L.Rescaling(0.5)(z)),
        L.MultiHeadAttention(3, 2, use_bias=False, output_shape=5)(query=x, value=z, key=z),
        inner(x),
    ])


def mixed(k):
    return _policy(k, "mixed_float16")


def half(k):
    return _policy(k, "float16")


def brain(k):
    return _policy(k, "mixed_bfloat16")


def _policy(k, policy):
    """Layers of fewer bits; the last of some is of float32, as the border of such networks is."""
    L = k.layers
    k.mixed_precision.set_global_policy(policy)
    x = k.Input((6, 7, 3), name="x")
    c = L.Conv2D(4, 3, activation="relu")(x)
    b = L.BatchNormalization()(c)
    outputs = [
        L.Activation("sigmoid", dtype="float32")(b), L.Conv2D(2, 1, dtype="float32")(b),
        c, L.Add()([b, c]), L.Rescaling(70000.0, dtype="float32")(L.Rescaling(1.003)(x)),
        L.Activation("linear", dtype="float32")(L.Rescaling(30000.0)(b)),
        L.MaxPooling2D(2)(c), L.LayerNormalization()(c), L.Dense(2)(L.Flatten()(c)),
        L.LSTM(3)(L.Reshape((21, 6))(L.Flatten()(x))),
    ]
    if not is2(k):
        outputs.append(k.ops.multiply(c, c))
    k.mixed_precision.set_global_policy("float32")
    return model(k, x, outputs)


def states(k):
    """Layers along steps that give their states, and begin with those of others."""
    L = k.layers
    x = k.Input((5, 4), name="x")
    z = k.Input((3, 5, 4, 2), name="z")
    outputs = []
    for kind in (L.LSTM, L.GRU, L.SimpleRNN):
        out, *left = kind(3, return_sequences=True, return_state=True)(x)
        last, *other = kind(3, return_state=True, go_backwards=True)(x)
        outputs += [out, *left, last, *other, kind(3)(x, initial_state=left)]
        outputs.append(kind(3, return_sequences=True, go_backwards=True)(x, initial_state=other))
        out, *both = L.Bidirectional(kind(2, return_sequences=True, return_state=True))(x)
        outputs += [out, *both, L.Bidirectional(kind(2))(x, initial_state=both)]
    out, *left = L.ConvLSTM2D(2, 3, padding="same", return_state=True)(z)
    outputs += [out, *left]
    if is2(k):
        outputs += L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode=None)(x)
    return model(k, [x, z], outputs)


def masks(k):
    """Steps that do not count: where they come from, who heeds them and who passes them on."""
    L = k.layers
    x = k.Input((6, 3), name="x")
    y = k.Input((6, 3), name="y")
    words = k.Input((5,), name="words")
    m = L.Masking(0.5)(x)
    n = L.Masking()(y)
    e = L.Embedding(7, 3, mask_zero=True)(words)
    outputs = [m, e, L.Embedding(7, 2)(words)]
    for tensor in (m, e):
        for kind in (L.LSTM, L.GRU, L.SimpleRNN):
            out, *left = kind(2, return_sequences=True, return_state=True)(tensor)
            outputs += [out, *left, kind(2, go_backwards=True)(tensor)]
            outputs.append(kind(2, return_sequences=True, go_backwards=True, use_bias=False)(tensor))
            outputs.append(L.Bidirectional(kind(2, return_sequences=True))(tensor))
            outputs.append(L.Bidirectional(kind(2), merge_mode="sum")(tensor))
    heeds = L.LSTM(2, return_sequences=True)
    for layer in (L.Dense(2, "relu"), L.Dropout(0.3), L.LayerNormalization(), L.Conv1D(2, 1),
                  L.UnitNormalization(), L.Rescaling(2.0), L.BatchNormalization(), L.ReLU(), L.Identity(),
                  L.TimeDistributed(L.Dense(2)), L.GRU(2, return_sequences=True), L.Reshape((6, 3)),
                  L.Activation("tanh"), L.MaxPooling1D(2), L.Permute((2, 1))):
        outputs.append(L.SimpleRNN(2)(layer(m)))
    outputs += [
        L.GRU(2, reset_after=False, return_sequences=True)(m),
        L.GRU(2, reset_after=False, use_bias=False, recurrent_activation="hard_sigmoid")(m),
        L.LSTM(2, activation="relu", zero_output_for_mask=True, return_sequences=True)(m),
        L.GlobalAveragePooling1D()(m), L.GlobalAveragePooling1D(keepdims=True)(m),
        L.GlobalMaxPooling1D()(m),
        heeds(L.Add()([m, n])), heeds(L.Add()([m, y])), heeds(L.Maximum()([x, n])),
        L.SimpleRNN(2)(L.Concatenate()([m, n])), L.SimpleRNN(2)(L.Concatenate()([y, m])),
        L.Attention()([m, n]), L.Attention()([x, n]), L.SimpleRNN(1)(L.AdditiveAttention()([m, y])),
        L.Attention(use_scale=True)([m, n, n]),
    ]
    return model(k, [x, y, words], outputs)


def convlstm_first(k):
    return _convlstm(k, "channels_first")


def convlstm_last(k):
    return _convlstm(k, "channels_last")


def _convlstm(k, data_format):
    L = k.layers
    f = {"data_format": data_format}
    x = k.Input((3, 2, 6, 5) if data_format == "channels_first" else (3, 6, 5, 2), name="x")
    out, *left = L.ConvLSTM2D(2, 3, padding="same", return_sequences=True, return_state=True, **f)(x)
    return model(k, x, [
        out, *left, L.ConvLSTM2D(3, (2, 3), strides=2, go_backwards=True, **f)(x),
        L.Conv2D(2, 2, **f)(L.ConvLSTM2D(2, 2, recurrent_activation="sigmoid", **f)(x))])


def convlstm(k):
    """Convolutional layers along steps."""
    L = k.layers
    a = k.Input((3, 7, 2), name="a")
    x = k.Input((None, 6, 5, 2), name="x")
    c = k.Input((2, 4, 3, 4, 1), name="c")
    return model(k, [a, x, c], [
        L.ConvLSTM1D(2, 3, return_sequences=True)(a),
        L.ConvLSTM2D(3, 3, padding="same")(x),
        L.ConvLSTM2D(2, (2, 3), return_sequences=True)(x),
        L.ConvLSTM2D(2, 3, padding="same", return_sequences=True, go_backwards=True)(x),
        L.ConvLSTM2D(2, 3, padding="same", strides=2, go_backwards=True, use_bias=False)(x),
        L.ConvLSTM2D(2, 2, dilation_rate=2, activation="relu", recurrent_activation="hard_sigmoid")(x),
        L.Conv2D(2, 3)(L.ConvLSTM2D(2, 3, dropout=0.3, recurrent_activation="sigmoid")(x)),
        L.TimeDistributed(L.Conv2D(2, 1))(L.ConvLSTM2D(2, 3, padding="same", return_sequences=True)(x)),
        L.ConvLSTM3D(2, (2, 3, 2), padding="same")(c),
    ])


def nested(k):
    """Nested and shared models and layers, several inputs and outputs, a frozen layer."""
    L = k.layers
    # A nested Sequential, built when it is first called.
    head = k.Sequential([L.Conv2D(3, 1, name="head_conv"), L.BatchNormalization(name="head_bn"),
                         L.PReLU(shared_axes=[1, 2], name="head_prelu")], name="head")
    i = k.Input((None, None, 3))
    h = L.Conv2D(3, 3, padding="same", name="inner_conv")(i)
    h = L.BatchNormalization(name="inner_bn")(h)
    encoder = k.Model(i, [head(h), h], name="encoder")
    encoder.get_layer("inner_conv").trainable = False
    a = k.Input((None, None, 3), name="image")
    b = k.Input((None, None, 3), name="other")
    shared = L.Conv2D(3, 3, padding="same", name="shared")
    p, p2 = encoder(a)
    q, q2 = encoder(shared(b))
    r = shared(L.Add(name="sum")([p, q2]))
    z = L.Conv2D(1, 1, name="mask", activation="sigmoid")(L.Concatenate(name="cat")([r, q, p2]))
    return k.Model([a, b], [z, r, q], name="nested")


def sequential(k):
    L = k.layers
    return k.Sequential([
        k.Input((9, 9, 1), name="image"),
        L.Conv2D(3, 3, strides=2, activation="relu"),
        k.Sequential([L.Conv2D(4, 3, padding="same", name="deep"), L.LeakyReLU()], name="block"),
        L.MaxPooling2D(),
        L.Flatten(),
        L.Dense(4),
        L.Softmax(name="classes"),
    ], name="classifier")


def operations(k):
    """Bare functions between layers."""
    import tensorflow as tf

    L = k.layers
    x = k.Input((4, None, 6), name="x")
    c = L.Conv2D(6, 2, padding="same", name="c")(x)
    if is2(k):
        m, nn = tf.math, tf.nn
        return model(k, x, [
            x + c, c - 0.5, 2.0 * c, c / 3.0, 1.0 - c, c + [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            m.add(c, x), m.subtract(c, x), m.multiply(c, x), m.divide(c, 2.0),
            m.pow(m.abs(c), 2.0), m.maximum(c, x), m.minimum(c, 0.2), -c, m.exp(c),
            tf.where(c > x, c, x), tf.where(c >= 0.1, 0.0, x), tf.where(c < x, c, 1.0),
            tf.where(m.less_equal(c, x), c, x), tf.where(m.equal(nn.relu(c), 0.0), c, x),
            tf.where(m.not_equal(nn.relu(c), 0.0), c, x),
            m.log(m.square(c) + 1.0), m.sqrt(m.abs(c)), nn.relu(c), nn.relu6(c),
            nn.leaky_relu(c, alpha=0.3), nn.elu(c), nn.selu(c), nn.gelu(c),
            nn.softplus(c), nn.softsign(c), nn.silu(c), m.sigmoid(c), m.tanh(c),
            nn.softmax(c), nn.softmax(c, axis=1), nn.log_softmax(c),
            tf.clip_by_value(c, -0.1, 0.4), m.reduce_mean(c, axis=[1, 2], keepdims=True),
            m.reduce_sum(c, axis=-1), m.reduce_max(c, axis=(1, 2)), m.reduce_min(c, axis=1),
            tf.concat([c, x], axis=-1), tf.concat([c, x], 1), tf.stack([c, x], axis=-1),
            tf.reshape(c, [-1, 6]), tf.transpose(c, [0, 2, 1, 3]), tf.expand_dims(c, axis=1),
            tf.squeeze(m.reduce_mean(c, axis=1, keepdims=True), axis=[1]),
            c[:, 1:, ::2, 2:5], c[..., 0], c[:, -1], x[:, ::-1, :-1],
            tf.pad(c, [[0, 0], [1, 2], [0, 1], [0, 0]]),
            tf.pad(c, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT"),
            tf.image.resize(c, (5, 9)), tf.image.resize(c, (5, 9), method="nearest"),
        ])
    o = k.ops
    return model(k, x, [
        x + c, c - 0.5, 2.0 * c, c / 3.0, 1.0 - c, o.divide(c, 2.0),
        o.power(o.absolute(c), 2.0), o.maximum(c, x), o.minimum(c, 0.2), -c, o.exp(c),
        o.where(c > x, c, x), o.where(c >= 0.1, 0.0, x), o.where(c < x, c, 1.0),
        o.where(o.less_equal(c, x), c, x), o.where(o.equal(o.relu(c), 0.0), c, x),
        o.where(o.not_equal(o.relu(c), 0.0), c, x),
        o.log(o.square(c) + 1.0), o.sqrt(o.absolute(c)), o.relu(c), o.relu6(c),
        o.leaky_relu(c, negative_slope=0.3), o.elu(c, alpha=0.5), o.selu(c), o.gelu(c),
        o.gelu(c, approximate=False), o.softplus(c), o.softsign(c), o.silu(c), o.sigmoid(c),
        o.hard_sigmoid(c), o.tanh(c), o.softmax(c), o.softmax(c, axis=1), o.log_softmax(c),
        o.clip(c, -0.1, 0.4), o.mean(c, axis=[1, 2], keepdims=True),
        o.sum(c, axis=-1), o.max(c, axis=(1, 2)), o.min(c, axis=1),
        o.concatenate([c, x], axis=-1), o.concatenate([c, x], axis=1), o.stack([c, x], axis=-1),
        o.reshape(c, [-1, 6]), o.transpose(c, [0, 2, 1, 3]), o.expand_dims(c, axis=1),
        o.squeeze(o.mean(c, axis=1, keepdims=True), axis=1),
        c[:, 1:, ::2, 2:5], c[..., 0], c[:, -1], x[:, ::-1, :-1],
        o.pad(c, [[0, 0], [1, 2], [0, 1], [0, 0]]),
        o.pad(c, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="reflect"),
        o.image.resize(c, (5, 9)), o.image.resize(c, (5, 9), interpolation="nearest"),
    ])


def unet(k):
    L = k.layers
    x = k.Input((None, None, 1), name="raw")

    def block(t, n):
        t = L.Conv2D(n, 3, padding="same", use_bias=False)(t)
        return L.Activation("relu")(L.BatchNormalization()(t))

    a = block(x, 4)
    b = block(L.MaxPooling2D()(a), 6)
    c = L.Dropout(0.2)(block(L.MaxPooling2D()(b), 8))
    b = block(L.Concatenate()([L.Conv2DTranspose(6, 2, strides=2, padding="same")(c), b]), 6)
    a = block(L.Concatenate()([L.UpSampling2D(interpolation="bilinear")(b), a]), 4)
    return k.Model(x, L.Conv2D(2, 1, activation="softmax", name="mask")(a), name="unet")
