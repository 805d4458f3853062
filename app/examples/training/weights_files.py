"""Writes weights files that hold the network and nothing of the machine it was made on."""

import io
from pathlib import Path

import onnx
import torch

OPSET = 17


def save_torchscript(path: Path, scripted: torch.jit.ScriptModule) -> None:
    """Leaves out the debug records, which name source files by their absolute paths."""
    buffer = io.BytesIO()
    torch.jit.save(scripted, buffer)
    buffer.seek(0)
    reader = torch._C.PyTorchFileReader(buffer)
    writer = torch._C.PyTorchFileWriter(str(path))
    written_by_itself = ("version", ".data/serialization_id")
    for name in reader.get_all_records():
        if not name.endswith(".debug_pkl") and name not in written_by_itself:
            record = reader.get_record(name)
            writer.write_record(name, record, len(record))
    writer.write_end_of_file()


def save_onnx(
    path: Path,
    scripted: torch.jit.ScriptModule,
    examples: tuple[torch.Tensor, ...],
    free_axes: dict[str, dict[int, str]],
    inputs: list[str],
) -> None:
    """One file in opset 17. `free_axes` names every input and output and its axes of any size."""
    torch.onnx.export(
        scripted,
        examples,
        str(path),
        dynamo=False,
        opset_version=OPSET,
        input_names=inputs,
        output_names=[name for name in free_axes if name not in inputs],
        dynamic_axes={name: axes for name, axes in free_axes.items() if axes},
    )
    model = onnx.load(path)
    for node in model.graph.node:
        node.ClearField("doc_string")
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)
