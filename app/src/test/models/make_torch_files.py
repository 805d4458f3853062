"""Makes the files of src/test/resources/torch: what torch.save and pickle write, and what an attacker would."""

import collections
import io
import json
import os
import pickle
import sys
import types
import zipfile
from pathlib import Path

import torch

TO = Path(__file__).resolve().parents[1] / "resources" / "torch"


class Net(torch.nn.Module):
    """A network with a buffer and tied weights."""

    def __init__(self) -> None:
        super().__init__()
        self.first = torch.nn.Linear(3, 4)
        self.norm = torch.nn.BatchNorm1d(4)
        self.second = torch.nn.Linear(4, 3, bias=False)
        self.tied = torch.nn.Linear(3, 4, bias=False)
        self.tied.weight = self.first.weight

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.norm(self.first(x))
        if y.sum() > 0:
            y = y + self.tied(x)
        return self.second(y)


class Trained(torch.nn.Module):
    """Layers that train, each in a way of its own: a module, a function, and some that train in no way."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = torch.nn.BatchNorm2d(4)
        self.layers = torch.nn.Sequential(
            torch.nn.Dropout2d(0.3),
            torch.nn.InstanceNorm2d(4, track_running_stats=True),
            torch.nn.RReLU(),
        )
        self.measuring = torch.nn.BatchNorm2d(4, track_running_stats=False)
        self.nothing = torch.nn.Dropout(0.0)
        self.frozen = torch.nn.BatchNorm2d(4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.nothing(self.measuring(self.layers(self.norm(x))))
        return torch.nn.functional.dropout(self.frozen(y), 0.2, self.training)


class Attack:
    def __reduce__(self) -> tuple:
        return (os.system, ("touch attacked",))


def main() -> None:
    TO.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    # A class of a module that nobody else has.
    module = types.ModuleType("author_code")
    module.Net, module.Trained = Net, Trained
    sys.modules["author_code"] = module
    Net.__module__ = Trained.__module__ = "author_code"
    net = Net().eval()
    weights = net.state_dict()
    save("plain.pth", weights)
    save("legacy.pth", weights, _use_new_zipfile_serialization=False)
    optimizer = torch.optim.Adam(net.parameters())
    save("checkpoint.pth", {"epoch": 7, "state_dict": weights, "optimizer": optimizer.state_dict()})
    save("whole.pth", net)
    save("whole-legacy.pth", net, _use_new_zipfile_serialization=False)
    save("types.pth", of_types())
    save("attack.pth", {"first.weight": torch.zeros(2), "x": Attack()})
    torch.jit.script(Net().eval()).save(TO / "scripted.pt")
    trained = Trained()
    trained.frozen.eval()
    torch.jit.script(trained).save(TO / "scripted-training.pt")
    torch.jit.script(trained.eval()).save(TO / "scripted-evaluating.pt")
    for protocol in range(6):
        (TO / f"protocol-{protocol}.pkl").write_bytes(pickle.dumps(values(), protocol))
        (TO / f"attack-{protocol}.pkl").write_bytes(pickle.dumps(Attack(), protocol))
    for protocol in (2, 3, 4, 5):
        save(f"plain-{protocol}.pth", weights, pickle_protocol=protocol)
    with zipfile.ZipFile(TO / "no-pickle.pth", "w") as broken:
        broken.writestr(zipfile.ZipInfo("archive/data.pkl"), b"\x80\x02}q\x00X\xff\xff\xff\x7f")
        broken.writestr(zipfile.ZipInfo("archive/version"), b"3\n")
    expected = {file.name: of(file) for file in sorted(TO.glob("*.pth")) if file.name not in BROKEN}
    (TO / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")


BROKEN = {"attack.pth", "no-pickle.pth"}


def save(name: str, what: object, **options: object) -> None:
    buffer = io.BytesIO()
    torch.save(what, buffer, **options)
    (TO / name).write_bytes(buffer.getvalue())


def of_types() -> dict:
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    return collections.OrderedDict(
        half=torch.zeros(2, 3, dtype=torch.float16),
        brain=torch.zeros(5, dtype=torch.bfloat16),
        double=torch.zeros(1, 1, dtype=torch.float64),
        long=torch.tensor(3),
        short=torch.zeros(2, dtype=torch.int16),
        byte=torch.zeros(2, dtype=torch.uint8),
        flag=torch.zeros(2, dtype=torch.bool),
        complex=torch.zeros(2, dtype=torch.complex64),
        unsigned=torch.zeros(2, dtype=torch.uint16),
        base=base,
        transposed=base.t(),
        every_second=base[:, ::2],
        empty=torch.zeros(0, 3),
        parameter=torch.nn.Parameter(torch.zeros(3)),
    )


def of(file: Path) -> dict:
    loaded = torch.load(file, map_location="cpu", weights_only=False)
    loaded = loaded["state_dict"] if "state_dict" in getattr(loaded, "keys", list)() else loaded
    whole = isinstance(loaded, torch.nn.Module)
    named = loaded.state_dict(keep_vars=True) if whole else loaded
    return {
        "whole": whole,
        "elements": sum(each.numel() for each in named.values()),
        "tensors": {
            name: [str(each.dtype).removeprefix("torch."), list(each.shape), each.is_contiguous()]
            for name, each in named.items()
        },
    }


def values() -> dict:
    shared = [1, 2]
    many = {"list": shared, "again": shared, "tuple": (1, 2, 3, 4), "set": {5}, "bytes": b"abc"}
    many |= {"text": "Zellkern ü", "big": 2**70, "negative": -(2**40), "real": 0.5, "none": None}
    many |= {"yes": True, "no": False, "ordered": collections.OrderedDict(a=1)}
    many["itself"] = many
    return many


if __name__ == "__main__":
    main()
