"""Says what torch and onnx themselves find in weights files, for hub inspect to be held against.

    python describe_weights.py                       writes weights.json, which the tests read
    python describe_weights.py HUB FOLDER...         runs HUB inspect on models and lists every difference

HUB is the command line of hub, such as app/bin/hub. Only load models that you trust: torch runs them.
"""

import collections
import json
import shlex
import subprocess
import sys
from pathlib import Path

import onnx
import torch
import yaml

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    if not arguments:
        found = {folder.name: of_model(folder) for folder in sorted(HERE.glob("*/"))}
        found = {name: weights for name, weights in found.items() if weights}
        text = json.dumps(found, indent=1, sort_keys=True) + "\n"
        (HERE / "weights.json").write_text(text, encoding="utf-8", newline="\n")
        return 0
    return sum(differences(arguments[0], Path(folder)) for folder in arguments[1:]) > 0


def of_model(folder: Path) -> dict:
    if not (folder / "rdf.yaml").exists():
        return {}
    weights = yaml.safe_load((folder / "rdf.yaml").read_text(encoding="utf-8"))["weights"]
    readers = {"onnx": of_onnx, "torchscript": of_torchscript, "pytorch_state_dict": of_state_dict}
    return {
        format: readers[format](folder / entry["source"])
        for format, entry in weights.items()
        if format in readers and (folder / entry["source"]).exists()
    }


def of_onnx(file: Path) -> dict:
    model = onnx.load(file, load_external_data=False)
    graph = model.graph
    own = {each.name for each in graph.initializer}
    return {
        "opset": next(each.version for each in model.opset_import if each.domain == ""),
        "producer": f"{model.producer_name} {model.producer_version}",
        "inputs": [port(each) for each in graph.input if each.name not in own],
        "outputs": [port(each) for each in graph.output],
        "operators": dict(collections.Counter(node.op_type for node in graph.node)),
        "parameters": sum(count(each.dims) for each in graph.initializer),
    }


def port(value: onnx.ValueInfoProto) -> list:
    tensor = value.type.tensor_type
    dtype = onnx.helper.tensor_dtype_to_np_dtype(tensor.elem_type).name
    sizes = [each.dim_value if each.HasField("dim_value") else each.dim_param for each in tensor.shape.dim]
    return [value.name, dtype, sizes]


def of_torchscript(file: Path) -> dict:
    network = torch.jit.load(file, map_location="cpu")
    return {
        "parameters": sum(each.numel() for each in network.parameters()),
        "buffers": sum(each.numel() for each in network.buffers()),
    }


def of_state_dict(file: Path) -> dict:
    tensors = torch.load(file, map_location="cpu", weights_only=True)
    return {
        "parameters": sum(each.numel() for each in tensors.values()),
        "tensors": [
            [name, str(each.dtype).removeprefix("torch."), list(each.shape)]
            for name, each in tensors.items()
        ],
    }


def count(sizes: list[int]) -> int:
    return int(torch.Size(sizes).numel())


def differences(hub: str, folder: Path) -> int:
    command = [*shlex.split(hub), "inspect", "--report", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    result = json.loads(done.stdout)["results"][0]
    shown = {entry["format"]: entry["content"] for entry in result.get("weights", [])}
    wrong = 0
    for format, expected in of_model(folder).items():
        found = of_hub(shown[format], expected)
        for key, value in expected.items():
            if found[key] != value:
                wrong += 1
                print(f"{folder.name} {format} {key}: expected {value}, hub says {found[key]}")
    print(f"{folder.name}: {', '.join(shown)}")
    return wrong


def of_hub(content: dict, expected: dict) -> dict:
    found = dict(content, buffers=content.get("buffers", 0), opset=content.get("opsets", {}).get("ai.onnx"))
    for side in {"inputs", "outputs"} & expected.keys():
        found[side] = [[each["name"], each["dtype"], each["shape"]] for each in content[side]]
    found["tensors"] = [[each["name"], each["dtype"], each["shape"]] for each in content["tensors"]]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
