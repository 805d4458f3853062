"""Records what TensorFlow and Keras themselves find in the models of ../resources/keras and
../resources/savedmodel, for hub inspect to be held against: described.json. See README.md."""

import gzip
import json
import os
import pathlib
import tempfile
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras as keras3
import tensorflow as tf
import tf_keras as keras2
from tensorflow.core.protobuf import saved_model_pb2

HERE = pathlib.Path(__file__).resolve().parent
RESOURCES = HERE.parent / "resources"


def main():
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted((RESOURCES / "keras").iterdir()):
            if not file.name.endswith(".json.gz"):
                found[f"keras/{file.name}"] = of_network(network(file, pathlib.Path(folder)))
    for file in sorted((RESOURCES / "savedmodel").glob("*.zip")):
        found[f"savedmodel/{file.name}"] = of_saved_model(file)
    entries = [f"{json.dumps(name)}: {json.dumps(each)}" for name, each in found.items()]
    (HERE / "described.json").write_text("{\n" + ",\n".join(entries) + "\n}\n", encoding="utf-8")


def network(file, folder):
    k = keras3 if file.name.startswith("keras3") else keras2
    k.backend.clear_session()
    if file.name.endswith(".tfjs.zip"):
        with zipfile.ZipFile(file) as archive:
            topology = json.loads(archive.read("web/model.json"))["modelTopology"]
        return k.models.model_from_json(json.dumps(topology["model_config"]))
    if file.name.endswith(".gz"):
        unpacked = folder / file.name.removesuffix(".gz")
        unpacked.write_bytes(gzip.decompress(file.read_bytes()))
        file = unpacked
    return k.models.load_model(file, compile=False)


def of_network(model):
    return {
        "parameters": model.count_params(),
        "inputs": [list(each.shape) for each in model.inputs],
        "layers": list(layers(model, "")),
    }


def layers(model, path):
    """Those of nested models behind their model, which has no parameters of its own."""
    # `layers` leaves out the input of a Sequential and the operations of Keras 3.
    for layer in getattr(model, "_self_tracked_trackables", None) or getattr(
        model, "operations", None
    ) or model._layers:
        nested = hasattr(layer, "layers")
        count = 0 if nested or not hasattr(layer, "count_params") else layer.count_params()
        yield [path + layer.name, type(layer).__name__, count]
        if nested:
            yield from layers(layer, f"{path}{layer.name}/")


def of_saved_model(file):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder)
        (saved,) = pathlib.Path(folder).rglob("saved_model.pb")
        loaded = tf.saved_model.load(str(saved.parent))
        shapes = shapes_of_tensorflow1(saved) or shapes_of(loaded)
        return {
            "parameters": sum(tf.TensorShape(shape).num_elements() for shape in shapes),
            "shapes": sorted(shapes),
            "signatures": {
                key: {
                    "inputs": ports(function.structured_input_signature[1]),
                    "outputs": ports(function.structured_outputs),
                }
                for key, function in loaded.signatures.items()
            },
        }


def shapes_of(loaded):
    """Of the variables that the signatures use: TensorFlow drops what only training needs."""
    used = {id(each): each for function in loaded.signatures.values() for each in function.variables}
    return [each.shape.as_list() for each in used.values()]


def shapes_of_tensorflow1(saved):
    """Of the variables that are trained, whole where they are kept in parts; empty for TensorFlow 2."""
    message = saved_model_pb2.SavedModel.FromString(saved.read_bytes())
    if message.meta_graphs[0].HasField("object_graph_def"):
        return []
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        tf.compat.v1.saved_model.load(session, ["serve"], str(saved.parent))
        whole = {}
        for each in tf.compat.v1.trainable_variables():
            part = each._get_save_slice_info()
            name, shape = (part.full_name, part.full_shape) if part else (each.name, each.shape)
            whole[name] = list(tf.TensorShape(shape))
        return list(whole.values())


def ports(specs):
    return [
        [name, spec.dtype.name, None if spec.shape.rank is None else spec.shape.as_list()]
        for name, spec in sorted(specs.items())
    ]


if __name__ == "__main__":
    main()
