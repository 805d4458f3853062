"""A SavedModel in TensorFlow 2 or newer, opened as TensorFlow's C++ library does it: the graph that
hub has read, its variables, its initialisation. tf.saved_model.load would run more than that: what
the Python objects of a file ask for."""

import errno
import os
import sys

from hub_shared import Failure, install, lacks_memory, no_room, out_of_memory, said, sizes


class SavedModel:
    def __init__(self, request):
        self.tf = tensorflow_module()
        self.numpy = __import__("numpy")
        self.device = request["device"]
        self.inputs, self.outputs = request["inputs"], request["outputs"]
        self.placement = None
        self.session = self.make_session()
        self.signature = self.load(request)

    def described(self):
        library = "TensorFlow " + self.tf.__version__
        return {"library": library, "device": self.device, "inputs": self.inputs}

    def make_session(self):
        """On a GPU float32 is float32, as on the CPU, and no more memory is taken than is used."""
        config = self.tf.compat.v1.ConfigProto(allow_soft_placement=True)
        if self.device == "cpu":
            config.device_count["GPU"] = 0
        else:
            gpus = self.tf.config.list_physical_devices("GPU")
            index = int(self.device.partition(":")[2])
            if index >= len(gpus):
                raise self.no_gpu(len(gpus))
            config.gpu_options.visible_device_list = str(index)
            config.gpu_options.allow_growth = True
        if hasattr(self.tf.config.experimental, "enable_tensor_float_32_execution"):
            self.tf.config.experimental.enable_tensor_float_32_execution(False)
        try:
            session = self.tf.compat.v1.Session(graph=self.tf.Graph(), config=config)
            kinds = [each.device_type for each in session.list_devices()]
        except Exception as error:
            raise self.no_gpu(0, said(error))
        if self.device != "cpu" and "GPU" not in kinds:
            raise self.no_gpu(0)
        return session

    def no_gpu(self, found, why=""):
        version = self.tf.__version__
        hint = "Use --device cpu, or install it there: "
        hint += install("tensorflow[and-cuda]==" + version)
        if found:
            why, hint = "TensorFlow finds only %d" % found, "GPUs are counted from 0."
        elif not self.tf.test.is_built_with_cuda():
            why = "the TensorFlow %s of this Python is the build for the CPU" % version
        elif not why:
            why = "TensorFlow %s finds no GPU, or not the libraries of CUDA that it needs" % version
        message = "%s is not available for tensorflow_saved_model_bundle: %s."
        return Failure("DEVICE", message % (self.device, why), hint)

    def load(self, request):
        try:
            with self.session.graph.as_default():
                load = self.tf.compat.v1.saved_model.load
                meta = load(self.session, request["tags"], request["folder"])
            return meta.signature_def[request["signature"]]
        except Exception as error:
            if lacks_memory(error):
                raise out_of_memory(self.device, "the SavedModel " + request["name"], fact(error))
            message = "The SavedModel %s cannot be opened by TensorFlow %s: %s."
            values = (request["name"], self.tf.__version__, fact(error))
            raise Failure("WEIGHTS", message % values)

    def run(self, inputs):
        arrays = []
        try:
            arrays += [self.numpy.load(each["file"]) for each in inputs]
            results = self.results(inputs, arrays)
            outputs = [self.output(i, *each) for i, each in enumerate(zip(self.outputs, results))]
            return {"outputs": outputs, "placement": self.placement or {}}
        except (Failure, MemoryError):
            raise
        except OSError as error:
            raise no_room() if error.errno == errno.ENOSPC else self.failed(inputs, arrays, error)
        except BaseException as error:
            raise self.failed(inputs, arrays, error)

    def results(self, inputs, arrays):
        given = {}
        for each, array in zip(inputs, arrays):
            tensor = self.session.graph.get_tensor_by_name(self.signature.inputs[each["input"]].name)
            if tensor.dtype.as_numpy_dtype != array.dtype.type:
                message = "Input '%s' is %s where the network takes %s."
                raise Failure("RUN", message % (each["name"], array.dtype.name, tensor.dtype.name))
            given[tensor] = array
        wanted = [self.signature.outputs[name].name for name in self.outputs]
        if self.device == "cpu" or self.placement is not None:
            return self.session.run(wanted, given)
        compat = self.tf.compat.v1
        told = compat.RunMetadata()
        asked = compat.RunOptions(output_partition_graphs=True)
        results = self.session.run(wanted, given, options=asked, run_metadata=told)
        self.placement = placement(told.partition_graphs)
        return results

    def failed(self, inputs, arrays, error):
        given = ", ".join(
            "%s %s %s" % (each["name"], array.dtype.name, sizes(array))
            for each, array in zip(inputs, arrays)
        )
        if lacks_memory(error):
            return out_of_memory(self.device, "the network with " + given, fact(error))
        return Failure("RUN", "The network failed with %s: %s." % (given, fact(error)))

    def free(self):
        """TensorFlow keeps what it has and uses it again."""

    def output(self, position, name, array):
        array = self.numpy.asarray(array)
        if array.dtype.name in ("float16", "bfloat16"):
            array = array.astype("float32")
        if array.dtype.kind not in "fiub" or array.dtype.name.startswith("float8"):
            what = "text (string)"
            if array.dtype.kind not in "OSU":
                what = "of a data type that the specification does not know (%s)" % array.dtype.name
            return {"name": name, "obstacle": "it is " + what}
        file = "output%d.npy" % position
        self.numpy.save(file, self.numpy.ascontiguousarray(array).reshape(array.shape))
        return {"name": name, "file": file}


def placement(graphs):
    """How many operations on real numbers ran on a GPU, and which on the CPU. TensorFlow computes
    shapes and indices where it likes, and constants and the passing on of tensors are no work."""
    silent = {"Const", "Identity", "Placeholder", "ReadVariableOp", "Shape", "_Arg", "_Retval"}
    silent |= {"_Send", "_Recv", "_HostSend", "_HostRecv"}
    floats = {1, 2, 14, 19}  # DT_FLOAT, DT_DOUBLE, DT_BFLOAT16, DT_HALF
    nodes = [
        node
        for graph in graphs
        for node in graph.node
        if node.op not in silent and "T" in node.attr and node.attr["T"].type in floats
    ]
    on_cpu = {}
    for node in nodes:
        if "GPU:" not in node.device:
            on_cpu[node.op] = on_cpu.get(node.op, 0) + 1
    return {"device": len(nodes) - sum(on_cpu.values()), "cpu": on_cpu}


def tensorflow_module():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    try:
        import tensorflow

        return tensorflow
    except ImportError as error:
        message = "The TensorFlow of %s cannot be imported: %s."
        hint = "Install TensorFlow again: " + install("--force-reinstall", "tensorflow")
        values = (sys.executable, said(error))
        raise Failure("ENGINE", message % values, hint)


def fact(error):
    """Without the names of the nodes that led there, and what Python adds of them."""
    text = str(getattr(error, "message", error))
    for start in ("[[{{node", "[[node", "Detected at node", "Graph execution error"):
        text = text.partition(start)[0] or text
    return said(type(error)(text) if type(error) in (ValueError, TypeError) else RuntimeError(text))
