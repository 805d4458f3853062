"""Writes HDF5 files that reach for other files, or take more memory than they are long, into
app/src/test/resources/hdf5: h5py 3.16.0 and numpy alone.

    python make_hostile.py OUT
"""

import gzip
import json
import pathlib
import sys
import tempfile

import h5py
import numpy as np

OUT = pathlib.Path(sys.argv[1])
CONFIG = json.dumps({"class_name": "Sequential", "config": {"name": "net", "layers": [
    {"class_name": "InputLayer", "config": {"name": "in", "batch_input_shape": [None, 4]}},
    {"class_name": "Dense", "config": {"name": "d", "units": 4, "use_bias": False, "activation": "linear"}}]}})
KERNEL = "kernel:0"
EYE = np.eye(4, dtype="f4")


def write(name, kernel, **options):
    """A model of one layer, whose kernel `kernel` puts into the group that it gets."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "model.h5")
        with h5py.File(path, "w", **options) as file:
            file.attrs["model_config"] = CONFIG
            file.attrs["keras_version"] = "2.15.0"
            layer = file.create_group("model_weights/d")
            layer.attrs["weight_names"] = [b"d/kernel:0"]
            kernel(layer.create_group("d"))
        (OUT / (name + ".h5.gz")).write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def soft(group):
    group["other"] = EYE
    group[KERNEL] = h5py.SoftLink("/model_weights/d/d/other")


def hard(group):
    group["other"] = EYE
    group[KERNEL] = group["other"]


def virtual(group):
    layout = h5py.VirtualLayout((4, 4), "f4")
    layout[:] = h5py.VirtualSource("/etc/secret.h5", "k", (4, 4))
    group.create_virtual_dataset(KERNEL, layout)


def cycle(group):
    group[KERNEL] = EYE
    group["again"] = group.file["model_weights"]


def deep(group):
    group[KERNEL] = EYE
    for _ in range(300):
        group = group.create_group("g")




zeros = np.broadcast_to(np.float32(0), (20_000, 20_000))
write("external-link", lambda g: g.__setitem__(KERNEL, h5py.ExternalLink("/etc/secret.h5", "/k")))
write("external-storage", lambda g: g.create_dataset(KERNEL, (4, 4), "f4", external=[("/etc/secret", 0, 64)]))
write("virtual", virtual)
write("soft-link", soft)
write("hard-link", hard)
write("cycle", cycle)
write("deep", deep)
write("zeros", lambda g: g.create_dataset(
    KERNEL, data=zeros, chunks=(2000, 2000), compression="gzip", compression_opts=9))
write("never-written", lambda g: g.create_dataset(KERNEL, (20_000, 20_000), "f4", fillvalue=1))
write("never-written-chunks", lambda g: g.create_dataset(KERNEL, (1 << 15, 1 << 16), "f4", chunks=(1024, 1024)))
write("large-chunk", lambda g: g.create_dataset(
    KERNEL, data=EYE, maxshape=(None, None), chunks=(20_000, 20_000), compression="gzip"))
