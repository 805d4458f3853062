"""Makes the models of hub's tests, each in a folder of its own beside this script."""

import hashlib
import inspect
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
import yaml

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[2] / "examples" / "training"))

from cases import CASES, NEWEST, Code, Model  # noqa: E402
from descriptions import COMMON, Mapping  # noqa: E402
from weights_files import OPSET, save_onnx, save_torchscript  # noqa: E402

TORCH = torch.__version__.partition("+")[0]


def main() -> None:
    warnings.filterwarnings("ignore", module="torch.onnx")
    for number, (name, case) in enumerate(CASES.items()):
        torch.manual_seed(number)
        write(HERE / name, case(np.random.default_rng(number)))


def write(folder: Path, model: Model) -> None:
    folder.mkdir(exist_ok=True)
    title = folder.name.partition("-")[2]
    (folder / "README.md").write_text(
        f"# {title}\n\n{model.about}\n\n## Validation\n\n"
        "The expected outputs were computed with PyTorch and NumPy.\n",
        encoding="utf-8",
        newline="\n",
    )
    tensors = zip(model.inputs + model.outputs, model.given + model.expected)
    for described, array in tensors:
        np.save(folder / _npy(described), array)
    weights = _state_dict(folder, model) if model.code else _torchscript_and_onnx(folder, model)
    rdf = {"format_version": model.format_version, "id": title, "name": f"Test model {title}"}
    rdf |= {"description": model.about} | COMMON
    rdf |= _tensors_0_5(folder, model) if model.format_version == NEWEST else _tensors_0_4(model)
    rdf["weights"] = weights
    text = yaml.dump(
        rdf, Dumper=WithoutAliases, sort_keys=False, width=100, default_flow_style=None
    )
    (folder / "rdf.yaml").write_text(text, encoding="utf-8", newline="\n")


class WithoutAliases(yaml.SafeDumper):
    """Writes a mapping that occurs twice in full both times."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _torchscript_and_onnx(folder: Path, model: Model) -> Mapping:
    fed = tuple(torch.from_numpy(array) for array in model.fed)
    network = model.network.eval()
    # A network that gives another result at each call is no reason to stop here.
    scripted = torch.jit.trace(network, fed, check_trace=False)
    results = network(*fed)
    described = model.outputs[: len(results) if isinstance(results, tuple) else 1]
    free = {_name(one): _free_axes(one) for one in model.inputs + described}
    save_torchscript(folder / "weights.pt", scripted)
    save_onnx(folder / "weights.onnx", scripted, fed, free, [_name(one) for one in model.inputs])
    beside = _external_data(folder) if model.external_data else {}
    return {
        "torchscript": _file(folder, "weights.pt") | {"pytorch_version": TORCH},
        "onnx": _file(folder, "weights.onnx")
        | {"opset_version": OPSET, "parent": "torchscript"}
        | beside,
    }


def _external_data(folder: Path) -> Mapping:
    name = "weights.onnx.data"
    (folder / name).unlink(missing_ok=True)  # It would be appended to.
    onnx.save_model(
        onnx.load(folder / "weights.onnx"),
        folder / "weights.onnx",
        save_as_external_data=True,
        location=name,
        size_threshold=0,
    )
    return {"external_data": _file(folder, name)}


def _state_dict(folder: Path, model: Model) -> Mapping:
    torch.save(model.network.state_dict(), folder / "weights.pth")
    if model.code.classes:
        classes = [inspect.getsource(each) for each in model.code.classes]
        header = "import torch\nfrom torch import Tensor, nn\n"
        text = "\n\n".join([header, *classes])
        (folder / "network.py").write_text(text, encoding="utf-8", newline="\n")
    older = model.format_version != NEWEST
    return {
        "pytorch_state_dict": _file(folder, "weights.pth")
        | {"pytorch_version": TORCH}
        | (_architecture_0_4 if older else _architecture_0_5)(folder, model.code)
    }


def _architecture_0_4(folder: Path, code: Code) -> Mapping:
    if not code.classes:
        return {"architecture": code.made_by, "kwargs": code.kwargs}
    file = _file(folder, "network.py")
    architecture = f"{file['source']}:{code.made_by}"
    sha256 = file["sha256"]
    return {"architecture": architecture, "architecture_sha256": sha256, "kwargs": code.kwargs}


def _architecture_0_5(folder: Path, code: Code) -> Mapping:
    module, _, name = code.made_by.rpartition(".")
    where = _file(folder, "network.py") if code.classes else {"import_from": module}
    return {"architecture": where | {"callable": name, "kwargs": code.kwargs}}


def _free_axes(described: Mapping) -> dict[int, str]:
    axes = described["axes"]
    if isinstance(axes, str):
        fixed = isinstance(described["shape"], list)
        return {} if fixed else {i: axis for i, axis in enumerate(axes) if axis != "c"}
    return {
        i: axis.get("id", axis["type"])
        for i, axis in enumerate(axes)
        if axis["type"] != "channel" and not isinstance(axis.get("size"), int)
    }


def _tensors_0_5(folder: Path, model: Model) -> Mapping:
    def with_test_tensor(described: Mapping) -> Mapping:
        return described | {"test_tensor": _file(folder, _npy(described))}

    return {
        "documentation": _file(folder, "README.md"),
        "inputs": [with_test_tensor(one) for one in model.inputs],
        "outputs": [with_test_tensor(one) for one in model.outputs],
    }


def _tensors_0_4(model: Model) -> Mapping:
    return {
        "documentation": "README.md",
        "inputs": model.inputs,
        "outputs": model.outputs,
        "test_inputs": [_npy(one) for one in model.inputs],
        "test_outputs": [_npy(one) for one in model.outputs],
    }


def _name(described: Mapping) -> str:
    return described.get("id") or described["name"]


def _npy(described: Mapping) -> str:
    return f"test_{_name(described)}.npy"


def _file(folder: Path, name: str) -> Mapping:
    return {"source": name, "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()}


if __name__ == "__main__":
    main()
