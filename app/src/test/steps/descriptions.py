"""Reads the steps of a tensor as the descriptions of model 0.4 and 0.5 mean them.

`chain(format, side, described)` gives functions of (tensor, the same tensor of all samples at this
point, all samples, this sample); a sample is a dictionary of unprocessed tensors by their ids.
"""

import formulas as f

ALIASES = {"b": "batch", "t": "time", "i": "index", "c": "channel", "s": "channel"}


def axis_id(text):
    return ALIASES.get(text.lower(), text.lower())


def chain(version, side, described):
    return (chain04 if version == "0.4" else chain05)(side, described)


def run(steps, samples, name):
    """The tensor `name` of the first sample after all steps."""
    tensors = [sample[name] for sample in samples]
    for step in steps:
        tensors = [step(t, tensors, samples, sample) for t, sample in zip(tensors, samples)]
    return tensors[0]


def cast(dtype):
    return lambda t, *_: f.ensure_dtype(t, dtype)


# ---- statistics ----------------------------------------------------------------------------------

def measured(joint, dataset, reference=None):
    """What is measured: this sample or all of them, of the tensor itself or of an unprocessed one.
    `joint` is None for all axes."""

    def of(t, tensors, samples, sample):
        mine, all_of_them = t, tensors
        if reference is not None:
            mine, all_of_them = sample[reference], [one[reference] for one in samples]
        over = all_of_them if dataset else [mine]
        return f.Measured(over, mine.axes if joint is None else joint)

    return of


def zero_mean_unit_variance(eps, source):
    def step(t, *context):
        m = source(t, *context)
        return f.affine(t, m.mean(t), m.deviation(t) + eps, error=m.error)

    return step


def scale_range(low, high, eps, source):
    def step(t, *context):
        m = source(t, *context)
        lower, upper = m.between(low, t), m.between(high, t)
        return f.affine(t, lower, upper - lower + eps, error=2 * m.error)

    return step


def scale_mean_variance(eps, source, reference):
    def step(t, *context):
        m, r = source(t, *context), reference(t, *context)
        out = f.affine(t, m.mean(t), m.deviation(t) + eps, r.deviation(t) + eps, r.mean(t), m.error)
        out.error = out.error + r.error * (1 + abs(out.values))
        return out

    return step


# ---- model 0.5 -----------------------------------------------------------------------------------

def chain05(side, described):
    """An input is cast to its declared type first, unless it says ensure_dtype there; inputs and
    outputs are cast to it last, unless they say ensure_dtype or binarize there."""
    data = described["data"]
    declared = (data[0] if isinstance(data, list) else data)["type"]
    steps = described.get("preprocessing" if side == "pre" else "postprocessing", [])
    ids = [step["id"] for step in steps]
    functions = [step05(step["id"], step.get("kwargs", {})) for step in steps]
    if side == "pre" and ids[:1] != ["ensure_dtype"]:
        functions.insert(0, cast(declared))
    if ids[-1:] not in (["ensure_dtype"], ["binarize"]):
        functions.append(cast(declared))
    return functions


def step05(name, kwargs):
    axes = None if kwargs.get("axes") is None else [axis_id(axis) for axis in kwargs["axes"]]
    axis = axis_id(kwargs.get("axis", "channel"))
    eps = kwargs.get("eps", 1e-6)
    # "To normalize samples independently, leave out the 'batch' axis. Default: all axes jointly."
    dataset = axes is None or "batch" in axes
    own = measured(axes, dataset)

    def along(key, default=None):
        return lambda t: f.numbers(kwargs.get(key, default), axis, t)

    match name:
        case "binarize":
            return lambda t, *_: f.binarize(t, along("threshold")(t))
        case "clip":
            return clip05(kwargs, own, f.Measured.between if dataset else f.Measured.element)
        case "ensure_dtype":
            return cast(kwargs["dtype"])
        case "fixed_zero_mean_unit_variance":
            return lambda t, *_: f.affine(t, along("mean")(t), along("std")(t))
        case "scale_linear":
            return lambda t, *_: f.affine(t, 0.0, 1.0, along("gain", 1.0)(t), along("offset", 0.0)(t))
        case "scale_range":
            low, high = kwargs.get("min_percentile", 0), kwargs.get("max_percentile", 100)
            return scale_range(low, high, eps, measured(axes, dataset, kwargs.get("reference_tensor")))
        case "scale_mean_variance":
            return scale_mean_variance(eps, own, measured(axes, dataset, kwargs["reference_tensor"]))
        case "sigmoid":
            return lambda t, *_: f.sigmoid(t)
        case "softmax":
            return lambda t, *_: f.softmax(t, axis)
        case "zero_mean_unit_variance":
            return zero_mean_unit_variance(eps, own)


def clip05(kwargs, source, percentile):
    """The text names no kind of percentile. A bound of each sample is an element of it; a statistic
    of the dataset is interpolated, as for every other step."""

    def step(t, *context):
        bounds, error = [], 0.0
        for key, none in (("min", -f.np.inf), ("max", f.np.inf)):
            bound = none if kwargs.get(key) is None else kwargs[key]
            if kwargs.get(f"{key}_percentile") is not None:
                m = source(t, *context)
                error = m.error if t.is_float or percentile is f.Measured.between else t.error.max()
                bound = percentile(m, kwargs[f"{key}_percentile"], t)
            bounds.append(bound)
        return f.clip(t, *bounds, error)

    return step


# ---- model 0.4 -----------------------------------------------------------------------------------

def chain04(side, described):
    """Inputs are cast to the declared type first and to float32, which networks take, last; outputs
    to the declared type last."""
    letters = [axis_id(letter) for letter in described["axes"]]
    key = "preprocessing" if side == "pre" else "postprocessing"
    functions = [step04(step["name"], step.get("kwargs", {}), letters)
                 for step in described.get(key, [])]
    if side == "pre":
        return [cast(described["data_type"]), *functions, cast("float32")]
    return [*functions, cast(described["data_type"])]


def step04(name, kwargs, letters):
    axes = None if kwargs.get("axes") is None else [axis_id(letter) for letter in kwargs["axes"]]
    eps = kwargs.get("eps", 1e-6)
    dataset = kwargs.get("mode") == "per_dataset"
    # "Default: scale all non-batch axes jointly"; a statistic of the dataset joins the samples.
    joint = [axis for axis in letters if axis != "batch"] if axes is None else list(axes)
    joint += ["batch"] if dataset else []
    # A list of numbers: "[1.1, 2.2, 3.3] in the case of a 3 channel image with axes: xy".
    left = [axis for axis in letters if axis != "batch" and axis not in (axes or [])]

    def along(key, default=None):
        number = kwargs.get(key, default)
        number = number[0] if isinstance(number, list) and len(number) == 1 else number
        return lambda t: f.numbers(number, left[0] if left else None, t)

    match name:
        case "binarize":
            return lambda t, *_: f.binarize(t, f.np.float64(kwargs["threshold"]))
        case "clip":
            return lambda t, *_: f.clip(t, kwargs["min"], kwargs["max"], 0.0)
        case "scale_linear":
            return lambda t, *_: f.affine(t, 0.0, 1.0, along("gain", 1.0)(t), along("offset", 0.0)(t))
        case "sigmoid":
            return lambda t, *_: f.sigmoid(t)
        case "zero_mean_unit_variance" if kwargs.get("mode", "fixed") == "fixed":
            return lambda t, *_: f.affine(t, along("mean")(t), along("std")(t) + eps)
        case "zero_mean_unit_variance":
            return zero_mean_unit_variance(eps, measured(joint, dataset))
        case "scale_range":
            low, high = kwargs.get("min_percentile", 0), kwargs.get("max_percentile", 100)
            return scale_range(low, high, eps, measured(joint, dataset, kwargs.get("reference_tensor")))
        case "scale_mean_variance":
            return scale_mean_variance(eps, measured(joint, dataset),
                                       measured(joint, dataset, kwargs["reference_tensor"]))
