#!/usr/bin/env python3
"""Times whole commands of hub and of bioimageio.core, one after the other in pairs.

    app/bench/compare.py [--pairs 9] [--rows validate,bulk] [--work FOLDER] [--rdfs FOLDER] [--write]

Needs a built hub (mvn package), Python 3.10 or newer and the network: it makes a virtual environment in FOLDER with the
versions of REFERENCE, and the models that it measures. Run it when nothing else runs. It prints a table; --write puts it into
app/docs/performance.md, and what it says of the reference into README.md.
"""

import argparse
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
APP = HERE.parent
PAGE = APP / "docs" / "performance.md"
README = APP.parent / "README.md"
REFERENCE = [
    "bioimageio.core==0.11.0",
    "pydantic==2.12.5",
    "torch==2.7.1",
    "onnxruntime==1.23.2",
    "tensorflow-cpu==2.19.1",
]
MARKS = ("<!-- measured -->", "<!-- /measured -->")


@dataclass
class Row:
    """One line of the table: the same work of both programs, or of hub and Java alone."""

    key: str
    work: str
    hub: list
    other: list
    aim: float  # of hub's wall time by the other's
    pairs: int = 0  # 0: as many as asked for


@dataclass
class Ended:
    wall: float
    cpu: float
    peak: int
    status: int


def run(command, folder):
    begin = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "HUB_NO_BUILD": "1", "PYTHONDONTWRITEBYTECODE": ""},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    return Ended(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode)


def measured(row, pairs, folder):
    """Both in turn, after one of each that is not counted."""
    ours, others = [], []
    for i in range((row.pairs or pairs) + 1):
        one, other = run(row.hub, folder), run(row.other, folder)
        if one.status != 0 or other.status != 0:
            print(f"  {row.key}: ended with {one.status} and {other.status}", file=sys.stderr)
        if i > 0:
            ours.append(one)
            others.append(other)
    return ours, others


def line(row, ours, others):
    def middle(values):
        return statistics.median(values)

    wall = middle(a.wall / b.wall for a, b in zip(ours, others))
    cpu = middle(a.cpu / b.cpu for a, b in zip(ours, others))
    cells = [
        row.work,
        f"{middle(a.wall for a in ours):.3g} s",
        f"{middle(b.wall for b in others):.3g} s",
        f"{wall:.3g}",
        f"{cpu:.3g}",
        f"{row.aim:g}",
        f"{middle(a.peak for a in ours) / 1e6:,.0f} MB",
        f"{middle(b.peak for b in others) / 1e6:,.0f} MB",
    ]
    return cells_of(cells)


def cells_of(cells):
    return "| " + " | ".join(cells) + " |"


def short(row, ours, others):
    """The same for who wants to know no more than how long it takes."""
    cells = [row.work] + [f"{statistics.median(each.wall for each in times):.2g} s" for times in (ours, others)]
    return cells_of(cells)


def put(page, text):
    """Between the marks of a page."""
    old = page.read_text(encoding="utf-8")
    begin, end = old.index(MARKS[0]) + len(MARKS[0]), old.index(MARKS[1])
    page.write_text(old[:begin] + "\n" + text + old[end:], encoding="utf-8")


def environment(work):
    """The Python of the reference, made once."""
    python = work / "reference" / "bin" / "python"
    if not (work / "reference" / "done").exists():
        subprocess.run([sys.executable, "-m", "venv", str(work / "reference")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *REFERENCE], check=True)
        (work / "reference" / "done").touch()
    return python


# A description of the smallest kind that both accept; the names are filled in.
DESCRIPTION = """\
format_version: 0.5.4
type: model
name: {name}
description: Made to measure how long commands take.
license: MIT
authors: [{{name: hub}}]
cite: [{{text: none, url: https://example.org}}]
documentation: README.md
tags: [benchmark]
inputs:
  - id: image
    axes:
      - {{type: batch, size: 1}}
      - {{type: channel, channel_names: [grey]}}
{input_axes}
    test_tensor: {{source: input.npy}}
outputs:
  - id: result
    axes:
      - {{type: batch, size: 1}}
      - {{type: channel, channel_names: [grey]}}
{output_axes}
    test_tensor: {{source: output.npy}}
weights:
  {weights}
"""

MAKE_TORCH = """
import sys, numpy as np, torch
folder, dims, width, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
torch.manual_seed(1)
conv = torch.nn.Conv3d if dims == 3 else torch.nn.Conv2d
net = torch.nn.Sequential(
    conv(1, width, 3, padding=1), torch.nn.ReLU(), conv(width, width, 3, padding=1), torch.nn.ReLU(),
    conv(width, 1, 1)).eval()
x = torch.rand([1, 1] + [size] * dims)
with torch.no_grad():
    y = net(x)
    torch.jit.save(torch.jit.trace(net, x, check_trace=False), folder + "/weights.pt")
np.save(folder + "/input.npy", x.numpy()); np.save(folder + "/output.npy", y.numpy())
"""

MAKE_KERAS = """
import sys, numpy as np, tensorflow as tf
folder, size = sys.argv[1], int(sys.argv[2])
tf.keras.utils.set_random_seed(1)
layers = tf.keras.layers
image = layers.Input((size, size, 1))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(image)
x = layers.Conv2D(8, 3, padding="same", activation="relu")(layers.MaxPooling2D()(x))
net = tf.keras.Model(image, layers.Conv2D(1, 1)(layers.UpSampling2D()(x)))
net.save(folder + "/weights.h5")
x = np.random.default_rng(1).random((1, size, size, 1), dtype=np.float32)
np.save(folder + "/input.npy", x); np.save(folder + "/output.npy", net(x).numpy())
"""


def model(folder, python, make, arguments, weights, dims, size):
    """A folder with a model; one that is there stays."""
    if (folder / "rdf.yaml").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "make.py"
    script.write_text(make)
    subprocess.run([str(python), str(script), str(folder), *map(str, arguments)], check=True)
    script.unlink()
    (folder / "README.md").write_text("# Benchmark\n\n## Validation\n\nNone.\n")
    ids = ["z", "y", "x"][3 - dims :]
    space = [f"      - {{type: space, id: {i}, size: {size}}}" for i in ids]
    relative = [f"      - {{type: space, id: {i}, size: {{tensor_id: image, axis_id: {i}}}}}" for i in ids]
    text = DESCRIPTION.format(
        name=f"Benchmark {folder.name}",
        input_axes="\n".join(space),
        output_axes="\n".join(relative),
        weights=weights,
    )
    if "keras" in weights:
        text = channels_last(text)
    (folder / "rdf.yaml").write_text(text)
    return folder


def channels_last(text):
    channel = "      - {type: channel, channel_names: [grey]}\n"
    return re.sub(re.escape(channel) + r"((?:      - .*\n)+)", lambda m: m.group(1) + channel, text)


def copies(folder, count, rdfs):
    """A file that lists so many descriptions: those below a folder, over and over, else the example under other names."""
    found = sorted(rdfs.rglob("*.yaml")) if rdfs else []
    listed = folder / f"list-{count}.txt"
    if not found:
        text = (APP / "examples" / "nuclei-unet" / "rdf.yaml").read_text(encoding="utf-8")
        below = folder / f"copies-{count}"
        below.mkdir(parents=True, exist_ok=True)
        for i in range(count):
            file = below / f"{i}.yaml"
            if not file.exists():
                file.write_text(text.replace("id: nuclei-unet", f"id: copy-{i}"), encoding="utf-8")
            found.append(file)
    listed.write_text("".join(f"{found[i % len(found)]}\n" for i in range(count)), encoding="utf-8")
    return listed


BULK = """
import sys, warnings
from bioimageio.spec import load_description_and_validate_format_only, ValidationContext
warnings.simplefilter("ignore")
for line in open(sys.argv[1], encoding="utf-8"):
    try:
        with ValidationContext(perform_io_checks=False):
            load_description_and_validate_format_only(line.strip())
    except Exception:
        pass
"""


def rows(work, python, hub, rdfs):
    example = APP / "examples" / "nuclei-unet" / "rdf.yaml"
    java = [java_of(hub), "-version"]
    reference = [python, "-m", "bioimageio.core"]

    def test(key, work_name, folder, word, aim, pairs=0):
        return Row(
            key,
            work_name,
            [hub, "test", "--device", "cpu", "--weights", word, folder / "rdf.yaml"],
            [*reference, "test", folder / "rdf.yaml", "--weight-format", word],
            aim,
            pairs,
        )

    def torch_model(name, dims, width, size):
        source = "torchscript: {source: weights.pt, pytorch_version: 2.7.1}"
        arguments = [dims, width, size]
        return model(work / name, python, MAKE_TORCH, arguments, source, dims, size)

    yield Row("start", "`validate` and `java -version`", [hub, "validate", example], java, 4.5)
    yield Row("version", "`--version` and `java -version`", [hub, "--version"], java, 2.5)
    yield Row("help", "`--help` and `java -version`", [hub, "--help"], java, 2.5)
    yield Row("validate", "`validate`", [hub, "validate", example], [*reference, "validate-format", example], 0.07)
    yield Row(
        "package",
        "`package`",
        [hub, "package", "--overwrite", "-o", work / "hub.zip", example],
        [*reference, "package", example, work / "reference.zip"],
        0.09,
    )
    yield test("onnx", "`test`, onnx", example.parent, "onnx", 0.15)
    yield test("torchscript", "`test`, torchscript", example.parent, "torchscript", 0.17)
    keras = "keras_hdf5: {source: weights.h5, tensorflow_version: 2.19.1}"
    folder = model(work / "keras", python, MAKE_KERAS, [64], keras, 2, 64)
    yield test("keras", "`test`, keras_hdf5", folder, "keras_hdf5", 0.06)
    yield test("volume", "`test`, torchscript, 3D, 128³", torch_model("volume", 3, 16, 128), "torchscript", 1, 3)
    yield test("large", "`test`, torchscript, 2 GB", torch_model("large", 2, 7400, 32), "torchscript", 1, 3)
    listed = copies(work, 1764, rdfs)
    script = work / "bulk.py"
    script.write_text(BULK)
    yield Row(
        "bulk", "1,764 descriptions", [hub, "validate", "--no-io", f"@{listed}"], [python, script, listed], 1 / 25, 3
    )


def java_of(hub):
    """The Java that hub runs on, as hub tells it."""
    told = subprocess.run([str(hub), "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"Java (\S+)", told).group(1)
    homes = [os.environ.get("HUB_JAVA_HOME"), os.environ.get("JAVA_HOME")]
    homes += sorted(Path("/usr/lib/jvm").glob("*")) if Path("/usr/lib/jvm").is_dir() else []
    for home in filter(None, homes):
        release = Path(home) / "release"
        if release.exists() and version.split("+")[0] in release.read_text():
            return Path(home) / "bin" / "java"
    return shutil.which("java")


def machine():
    name = platform.processor()
    try:
        name = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    except (OSError, AttributeError):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{name}, {os.cpu_count()} processors, {memory:.0f} GiB, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(
        description=textwrap.dedent(__doc__), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hub", type=Path, default=APP / "bin" / "hub")
    parser.add_argument("--work", type=Path, default=APP / "target" / "bench")
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--rows", default="", help="some of them, with commas between")
    parser.add_argument("--rdfs", type=Path, help="a folder of real descriptions for the row 'bulk'")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md and README.md")
    asked = parser.parse_args()
    work = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = environment(work)
    chosen = set(filter(None, asked.rows.split(",")))
    lines, shorts = [], []
    for row in rows(work, python, asked.hub.resolve(), asked.rdfs):
        if not chosen or row.key in chosen:
            times = measured(row, asked.pairs, work)
            lines.append(line(row, *times))
            print(lines[-1], flush=True)
            if "java -version" not in row.work:
                shorts.append(short(row, *times))
    told = subprocess.run([str(asked.hub), "--version"], capture_output=True, text=True, check=True).stdout
    java = re.search(r"Java (\S+)", told).group(1)
    text = (
        f"{datetime.date.today()}: {machine()}; Java {java}; {', '.join(REFERENCE[:2])}.\n\n"
        "| work | hub | the other | wall, hub by other | cpu, hub by other | at most | memory of hub | memory of the other |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|\n" + "\n".join(lines) + "\n"
    )
    if asked.write:
        put(PAGE, text)
        head = "| | hub | `bioimageio.core` |\n|---|---:|---:|\n"
        put(README, head + "\n".join(shorts) + "\n")
    else:
        print("\n" + text)


if __name__ == "__main__":
    main()
