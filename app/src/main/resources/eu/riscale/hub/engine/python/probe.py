"""Says in one line of JSON, after a mark, what this Python is, before hub chooses one: importing a
library to ask it would take seconds."""

import hashlib
import importlib.util
import json
import re
import sys
from importlib import metadata
from pathlib import Path

MARK = "hub-python: "


def probe():
    torch = folder("torch")
    onnx = folder("onnxruntime")
    answer = {"python": ".".join(map(str, sys.version_info[:3]))}
    answer.update({"torch": version("torch") if torch else "", "folder": torch})
    tensorflow = folder("tensorflow")
    answer.update({"tensorflow": version("tensorflow") if tensorflow else ""})
    answer.update({"tensorflow_cuda": built_with(tensorflow) if tensorflow else ""})
    answer.update({"onnx": str(Path(onnx, "capi")) if onnx else "", "cuda": cuda_folders(torch)})
    answer.update({"packages": packages()})
    print("\n" + MARK + json.dumps(answer))


def folder(package):
    found = importlib.util.find_spec(package)
    return str(Path(found.origin).parent) if found and found.origin else ""


def version(package):
    """Of a package that other packages may bring, such as tensorflow-cpu brings tensorflow."""
    for name in (package, package + "-cpu", package + "-intel", package + "-macos"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return "of unknown version"


def built_with(tensorflow):
    """The CUDA that TensorFlow notes down about itself."""
    try:
        noted = Path(tensorflow, "python", "platform", "build_info.py").read_text("utf-8")
    except OSError:
        return ""
    cuda = re.search(r"['\"]cuda_version['\"]\s*[,:]\s*['\"]([\d.]+)['\"]", noted)
    return cuda.group(1) if cuda else ""


def packages():
    """A checksum of all that is installed, by the names of folders that say package and version."""
    tops = [Path(each) for each in sys.path if each and Path(each).is_dir()]
    names = [f.name for top in tops for kind in ("dist", "egg") for f in top.glob(f"*.{kind}-info")]
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def cuda_folders(torch):
    """Where NVIDIA's packages, torch and conda put the libraries of CUDA and cuDNN."""
    nvidia = importlib.util.find_spec("nvidia")
    tops = list(nvidia.submodule_search_locations or []) if nvidia else []
    inside = ("*/lib", "*/bin/x86_64", "*/bin")
    folders = [f for top in tops for each in inside for f in sorted(Path(top).glob(each))]
    folders += [Path(torch, "lib")] if torch else []
    folders += [Path(sys.prefix, "lib"), Path(sys.prefix, "Library", "bin")]
    names = re.compile(r"(lib)?(cu(dart|blas|fft|rand|dnn)|nvrtc|nvJitLink)\w*\.(so\.|dll)", re.I)
    with_cuda = [f for f in folders if any(names.match(each.name) for each in f.glob("*"))]
    return [str(f) for f in with_cuda[:64]]


if __name__ == "__main__":
    probe()
