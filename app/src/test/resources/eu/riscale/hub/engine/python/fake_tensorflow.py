"""A stand-in for TensorFlow: as much of it as hub's script uses for SavedModels. The test that writes
it sets what stands in capitals."""

import contextlib
import os
import types

__version__ = "@VERSION@"
HERE = os.path.dirname(os.path.abspath(__file__))
GPUS = @GPUS@


def note(line):
    """Tests read what was asked of the fake."""
    with open(os.path.join(HERE, "calls.txt"), "a") as calls:
        calls.write(line + "\n")


class ResourceExhaustedError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message


class Names:
    """A map of protobuf whose values are called as their keys are."""

    def __getitem__(self, name):
        return types.SimpleNamespace(name=name)


class Graph:
    def as_default(self):
        return contextlib.nullcontext()

    def get_tensor_by_name(self, name):
        return Input(name)


class Input:
    dtype = types.SimpleNamespace(as_numpy_dtype="float32", name="float32")

    def __init__(self, name):
        self.name = name


class ConfigProto:
    def __init__(self, allow_soft_placement):
        self.device_count = {}
        self.gpu_options = types.SimpleNamespace(visible_device_list="", allow_growth=False)


class Session:
    def __init__(self, graph, config):
        self.graph, self.config = graph, config

    def list_devices(self):
        kinds = ["CPU"] + (["GPU"] if self.config.gpu_options.visible_device_list else [])
        return [types.SimpleNamespace(device_type=kind) for kind in kinds]

    def run(self, wanted, given, options=None, run_metadata=None):
        outputs = forward(**{each.name: array for each, array in given.items()})
        if run_metadata is not None:
            run_metadata.partition_graphs.append(types.SimpleNamespace(node=NODES))
        return [outputs[name] for name in wanted]


def load(session, tags, folder):
    note("load %s of %s" % (tags, sorted(os.listdir(folder))))
    note("on GPU %s" % session.config.gpu_options.visible_device_list)
    signature = types.SimpleNamespace(inputs=Names(), outputs=Names())
    return types.SimpleNamespace(signature_def={"serving_default": signature})


compat = types.SimpleNamespace(
    v1=types.SimpleNamespace(
        ConfigProto=ConfigProto,
        Session=Session,
        RunOptions=lambda output_partition_graphs: None,
        RunMetadata=lambda: types.SimpleNamespace(partition_graphs=[]),
        saved_model=types.SimpleNamespace(load=load),
    )
)
config = types.SimpleNamespace(
    list_physical_devices=lambda kind: list(range(GPUS)),
    experimental=types.SimpleNamespace(
        enable_tensor_float_32_execution=lambda allowed: note("TensorFloat-32 %s" % allowed)
    ),
)
test = types.SimpleNamespace(is_built_with_cuda=lambda: @CUDA@)


def node(op, number, device):
    kind = types.SimpleNamespace(type=number)
    return types.SimpleNamespace(op=op, device="/device:" + device, attr={"T": kind})


FLOAT, INT32 = 1, 3
NODES = [node("Mul", FLOAT, "GPU:0"), node("Const", FLOAT, "CPU:0")]
NODES += [node("Unique", FLOAT, "CPU:0"), node("Pack", INT32, "CPU:0")]

@FORWARD@
