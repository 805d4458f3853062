"""Runs hub on a machine with an NVIDIA GPU, and says PASS or FAIL of everything that must be seen there.

    check.py KIT RESULTS [CHECK...]

check.sh starts it. Without the name of a check all are carried out. KIT has what pack.sh packed. RESULTS takes, for every run of hub, what it printed and its JSON
report; summary.txt with every verdict and the table at its end; and figures.md, a table of what was measured.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KIT, RESULTS = (Path(path).resolve() for path in sys.argv[1:3])
CHOSEN = sys.argv[3:]
HUB = KIT / "hub"
MODELS = KIT / "models"
USER = KIT / "user" / "bin" / "python"
"""A Python as somebody has it who followed hub's help: with torch, and with onnxruntime-gpu."""

PLAIN = Path(sys.executable)
"""The machine's own Python, which has torch but no onnxruntime-gpu."""

ALL_SECONDS = float(os.environ.get("HUB_CHECK_SECONDS", "285"))
BEGIN = time.monotonic()

CUDA = "cuda:0"
Test = dict[str, Any]


@dataclass
class Run:
    """A run of hub that has ended."""

    name: str
    status: int
    seconds: float
    text: str
    report: dict[str, Any]

    def tests(self, weights: str = "", name: str = "") -> list[Test]:
        found = [test for result in self.report.get("results", []) for test in result.get("tests", [])]
        return [t for t in found if weights in ("", t["weights"]) and name in t["name"]]

    def findings(self, code: str = "") -> list[dict[str, Any]]:
        of_results = [f for r in self.report.get("results", []) for f in r.get("findings", [])]
        of_tests = [f for test in self.tests() for f in test.get("findings", [])]
        return [f for f in of_results + of_tests if code in ("", f["code"])]


@dataclass
class Check:
    """One thing that must be seen. Each verdict is a line; no failure keeps what follows from being looked at."""

    name: str
    lines: list[str] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0

    def that(self, holds: bool, what: str, found: object = "") -> bool:
        self.failed += not holds
        self.lines.append(f"{'PASS' if holds else 'FAIL'}  {self.name}: {what}" + (f" [{found}]" if found != "" else ""))
        return holds

    def note(self, what: str) -> None:
        self.lines.append(f"note  {self.name}: {what}")

    def ended(self, run: Run, status: int) -> None:
        self.that(run.status == status, f"{run.name} ends with status {status}", run.status if run.status == status else f"{run.status}: {tail(run.text)}")

    def says(self, run: Run, *patterns: str) -> None:
        for pattern in patterns:
            said = re.search(pattern, run.text)
            self.that(bool(said), f"{run.name} says /{pattern}/", "" if said else tail(run.text))


def tail(text: str) -> str:
    return " ⏎ ".join(text.strip().splitlines()[-6:])[-700:]


def hub(
    name: str,
    *arguments: str | Path,
    seconds: float = 90,
    without: Sequence[str] = (),
    **variables: str,
) -> Run:
    """Runs hub; what it prints goes to RESULTS/NAME.txt, the report of a test to RESULTS/NAME.json."""
    report = RESULTS / f"{name}.json"
    more = [f"--report=json={report}", "--report=text"] if arguments[0] == "test" else []
    environment = {k: v for k, v in os.environ.items() if k not in (*without, "HUB_ONNXRUNTIME_LIB", "HUB_TORCH_LIB")}
    environment |= {"HUB_JAVA_HOME": str(KIT / "java"), "HUB_CACHE_DIR": str(KIT / "cache"), "HUB_NO_BUILD": "1"}
    command = [str(HUB / "bin/hub"), str(arguments[0]), *more, *map(str, arguments[1:])]
    start = time.monotonic()
    left = ALL_SECONDS - (start - BEGIN)
    with open(RESULTS / f"{name}.txt", "w+", encoding="utf-8") as out:
        out.write("$ hub " + " ".join(command[1:]) + "  " + " ".join(f"{k}={v}" for k, v in variables.items()) + "\n")
        out.flush()
        begin = out.tell()
        process = subprocess.Popen(
            command, env=environment | variables, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            status = process.wait(max(1, min(seconds, left)))
        except subprocess.TimeoutExpired:
            status = -1
            stop(process)
        took = time.monotonic() - start
        out.seek(0, os.SEEK_END)
        out.write(f"\n(exit status {status}, {took:.1f} s)\n")
        out.seek(begin)
        text = out.read()
    content = json.loads(report.read_text()) if report.is_file() else {}
    return Run(name, status, took, text, content)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Asked to end, hub writes what it knows by then."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def test(name: str, device: str, model: Path | Sequence[Path], *options: str | Path, **more: Any) -> Run:
    models = [model] if isinstance(model, Path) else model
    return hub(name, "test", f"--device={device}", f"--python={USER}", *options, *models, **more)


# What a user has


def prepare(check: Check) -> None:
    """Makes the user's Python, of this machine's with what a pip install would add, and the models."""
    shutil.rmtree(KIT / "user", ignore_errors=True)
    shutil.rmtree(MODELS, ignore_errors=True)
    done("venv", PLAIN, "-m", "venv", "--without-pip", KIT / "user")
    (packages,) = (KIT / "user").glob("lib/python*/site-packages")
    own = [line for line in sys.path if line.endswith(("site-packages", "dist-packages"))]
    (packages / "others.pth").write_text("\n".join([str(KIT / "cuda"), *own]) + "\n")
    log = done("models", PLAIN, HUB / "models.py", MODELS)
    check.that((MODELS / "saved-model" / "rdf.yaml").is_file(), "the models are made", tail(log))


def done(name: str, *command: str | Path, **variables: str) -> str:
    environment = os.environ | {name: value for name, value in variables.items() if value}
    ended = subprocess.run([str(c) for c in command], env=environment, capture_output=True, text=True, timeout=120)
    (RESULTS / f"{name}.txt").write_text(ended.stdout + ended.stderr)
    return ended.stdout + ended.stderr


# Each format on the GPU


def passes_on(check: Check, run: Run, weights: str, device: str, engine: str) -> list[Test]:
    """Every test of the format passed, on that device, by that engine."""
    tests = run.tests(weights)
    check.that(bool(tests), f"{run.name}: {weights} is tested", "" if tests else tail(run.text))
    for each in tests:
        if "agree with each other" in each["name"]:
            continue
        told = f"{run.name}: {weights}, {each['name']}"
        check.that(each["status"] == "passed", f"{told} passed", each.get("detail") or each.get("reason") or each["findings"])
        check.that(each.get("device") == device, f"{told} on {device}", each.get("device"))
        check.that(engine in each.get("engine", ""), f"{told} by {engine}", each.get("engine"))
    return tests


def on_gpu(check: Check, run: Run, weights: str, engine: str) -> None:
    tests = passes_on(check, run, weights, CUDA, engine)
    card = {each.get("card") for each in tests}
    check.that(card == {CARD}, f"{run.name}: {weights} names the card", card)
    devices = run.tests(weights, "the CPU and the GPU")
    check.that(len(devices) == 1, f"{run.name}: {weights} is compared with the CPU", [d.get("detail") for d in devices])
    for output in (o for each in devices for o in each["outputs"]):
        check.that(output["max_abs_diff"] < 1e-4, f"{run.name}: {weights} differs from the CPU by less than 1e-4", output["max_abs_diff"])
    if engine.startswith("ONNX"):
        nodes = [each.get("nodes") for each in tests]
        whole = bool(nodes) and all(n and n.get(CUDA, 0) > 0 and n.get("cpu") == 0 for n in nodes)
        check.that(whole, f"{run.name}: {weights} has all its operations on the GPU", nodes[:1])
    check.that(bool(tests) and all(each.get("precision") == "float32" for each in tests), f"{run.name}: {weights} says float32")


def example_cuda(check: Check) -> None:
    """The customer's line, on a model with three formats."""
    run = test("example-cuda", "cuda", MODELS / "nuclei", "--trust-code")
    check.ended(run, 0)
    on_gpu(check, run, "onnx", "ONNX Runtime")
    on_gpu(check, run, "torchscript", "PyTorch")
    on_gpu(check, run, "pytorch_state_dict", "PyTorch")
    agree = run.tests(name="agree with each other")
    check.that([t["status"] for t in agree] == ["passed"], "the formats agree on the GPU", [t.get("detail") for t in agree])


def example_cpu(check: Check) -> None:
    run = test("example-cpu", "cpu", MODELS / "nuclei", "--trust-code")
    check.ended(run, 0)
    for weights in ("onnx", "torchscript", "pytorch_state_dict"):
        passes_on(check, run, weights, "cpu", "")
    check.that(not run.tests(name="the CPU and the GPU"), "no comparison of devices is made on the CPU alone")


def example_auto(check: Check) -> None:
    run = test("example-auto", "auto", MODELS / "nuclei", "--trust-code")
    check.ended(run, 0)
    for weights in ("onnx", "torchscript", "pytorch_state_dict"):
        passes_on(check, run, weights, CUDA, "")


def example_by_folder(check: Check) -> None:
    """The libraries named by HUB_ONNXRUNTIME_LIB, those of CUDA taken from the machine's Python."""
    folder = KIT / "cuda" / "onnxruntime" / "capi"
    run = hub(
        "example-by-folder", "test", "--device=cuda", f"--python={PLAIN}", "--weights=onnx", MODELS / "nuclei",
        HUB_ONNXRUNTIME_LIB=str(folder),
    )
    check.ended(run, 0)
    on_gpu(check, run, "onnx", "ONNX Runtime")


def deep(check: Check) -> None:
    """Strict float32: what TF32 would do to these very weights is measured beside it."""
    run = test("deep-cuda", "cuda", MODELS / "deep")
    check.ended(run, 0)
    for weights, engine in (("onnx", "ONNX Runtime"), ("torchscript", "PyTorch")):
        on_gpu(check, run, weights, engine)
        for each in run.tests(weights, "the CPU and the GPU") + run.tests(weights, "reproduce"):
            worst = max((o["max_abs_diff"] for o in each["outputs"]), default=1)
            check.that(worst < 5e-5, f"{weights}, {each['name']}: no TF32", worst)
    for setting, override in (("as PyTorch comes", ""), ("with TF32 off, as hub has it", "0")):
        said = done("tf32" + override, PLAIN, "-c", TF32, MODELS / "deep", NVIDIA_TF32_OVERRIDE=override)
        check.note(f"{setting}, the difference to the expected output is {tail(said)}")


TF32 = """
import sys, numpy, torch
folder = sys.argv[1]
network = torch.jit.load(folder + "/weights.pt", map_location="cuda").eval()
image = torch.from_numpy(numpy.load(folder + "/image.npy")).cuda()
expected = torch.from_numpy(numpy.load(folder + "/result.npy")).cuda()
with torch.no_grad():
    print(float((network(image) - expected).abs().max()))
"""


def keras(check: Check) -> None:
    for name, weights in (("keras3-unet", "keras_v3"), ("keras2-unet", "keras_hdf5"), ("tfjs-unet", "tensorflow_js")):
        run = test(f"{name}-cuda", "cuda", MODELS / name)
        check.ended(run, 0)
        on_gpu(check, run, weights, "ONNX Runtime")


def other_models(check: Check) -> None:
    """Volumes, several inputs and outputs, labels, other axes."""
    models = sorted((HUB / "models").glob("pass-*-v0[45]")) + sorted((HUB / "models").glob("state-dict-*"))
    run = test("other-models-cuda", "cuda", models, "--trust-code", "--jobs=4", seconds=150)
    check.ended(run, 0)
    off = [f"{t['weights']} {t['name']} {t['status']} {t.get('device')} {t.get('reason', '')}" for t in run.tests()
           if "agree with each other" not in t["name"] and (t["status"] != "passed" or t.get("device") != CUDA)]
    check.that(not off, f"{len(run.tests())} tests of {len(models)} models passed on {CUDA}", off or "")


# What is refused, skipped or left to the CPU


def operator_on_cpu(check: Check) -> None:
    for name in ("sinh", "tan"):
        run = test(f"{name}-cuda", "cuda", MODELS / name)
        nodes = [t.get("nodes") for t in run.tests("onnx")]
        check.that(any(n and n.get("cpu", 0) > 0 for n in nodes), f"{name}: operations on the CPU are counted", nodes[:1])
        told = run.findings("operations-on-cpu")
        check.that(any(name.capitalize() in str(f) for f in told), f"{name}: the operation is named", [f["message"] for f in told[:1]] or tail(run.text))
        auto = test(f"{name}-auto", "auto", MODELS / name)
        check.ended(auto, 0)
        tests = passes_on(check, auto, "onnx", "cpu", "ONNX Runtime")
        reasons = {t.get("device_reason", "") for t in tests}
        check.that(name.capitalize() in str(reasons), f"{name}: auto says why it took the CPU", reasons)


def no_such_card(check: Check) -> None:
    for weights in ("onnx", "torchscript", "pytorch_state_dict"):
        run = test(f"cuda7-{weights}", "cuda:7", MODELS / "nuclei", f"--weights={weights}", "--trust-code")
        check.ended(run, 4)
        check.says(run, "cuda:7")


def hidden_card(check: Check) -> None:
    for weights in ("onnx", "torchscript", "pytorch_state_dict"):
        run = test(f"hidden-{weights}", "cuda", MODELS / "nuclei", f"--weights={weights}", "--trust-code", CUDA_VISIBLE_DEVICES="")
        check.ended(run, 4)
        check.says(run, "CUDA_VISIBLE_DEVICES")


def no_cuda_libraries(check: Check) -> None:
    """A Python without torch, and so without CUDA's libraries."""
    folder = KIT / "cuda" / "onnxruntime" / "capi"
    done("bare", PLAIN, "-m", "venv", "--without-pip", KIT / "bare")
    run = hub(
        "no-cuda-libraries", "test", "--device=cuda", f"--python={KIT / 'bare'}", "--weights=onnx", MODELS / "nuclei",
        HUB_ONNXRUNTIME_LIB=str(folder), without=["LD_LIBRARY_PATH"],
    )
    in_system = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout
    if run.status == 0 and "libcublasLt.so.13" in in_system:
        check.note("this system has CUDA 13 of its own, so that nothing was missing")
        return
    check.ended(run, 4)
    check.says(run, r"(?i)lib(cudart|cublas|cublasLt|cudnn|curand|nvrtc|cufft)|nvidia-", "pip install")


def no_gpu_build(check: Check) -> None:
    """The machine's Python as it is: torch, but no onnxruntime-gpu."""
    run = hub("no-gpu-build", "test", "--device=cuda", f"--python={PLAIN}", "--weights=onnx", MODELS / "nuclei")
    check.ended(run, 4)
    check.says(run, "pip install .?onnxruntime-gpu")


def saved_model(check: Check) -> None:
    run = test("saved-model-cuda", "cuda", MODELS / "saved-model")
    check.ended(run, 4)
    check.that([t["status"] for t in run.tests()] == ["skipped"], "a SavedModel is skipped where no Python has TensorFlow")
    check.says(run, 'pip install "tensorflow')


def engines(check: Check) -> None:
    run = hub("engines", "inspect", "--engines", f"--python={USER}")
    check.ended(run, 0)
    check.says(run, "cuda", "(?i)onnx runtime 1.28")
    plain = hub("engines-plain", "inspect", "--engines", f"--python={PLAIN}")
    check.ended(plain, 0)
    check.says(plain, "onnxruntime-gpu")
    by_json = hub("engines-json", "inspect", "--engines", f"--python={USER}", "--report=json")
    check.note("--engines with --report json: status %d, %s" % (by_json.status, tail(by_json.text)[:200]))


def version(check: Check) -> None:
    run = hub("version", "--version")
    check.ended(run, 0)
    check.says(run, r"hub \d")


def little_memory(check: Check) -> None:
    """Another program has taken the card but for five gigabytes."""
    hog = subprocess.Popen(
        [str(PLAIN), "-c", HOG], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert hog.stdout
        check.note("another program took the card: " + hog.stdout.readline().strip())
        run = test("little-memory", "cuda", MODELS / "large", "--tests=reproduce,sizes", seconds=90)
    finally:
        hog.communicate("done\n", timeout=30)
    check.ended(run, 0)
    sizes = run.tests("onnx", "other sizes")
    check.that([t["status"] for t in sizes] == ["passed"], "the sizes that fit pass", [t.get("detail") or t.get("reason") or t["findings"] for t in sizes])
    told = run.findings("size-not-tried") + run.findings("device-memory-full")
    check.that(any("4064" in f["message"] for f in told), "the size that does not fit is named", [f["message"] for f in told])
    check.that(all("2064×2064" not in f["message"] or "2×1" in f["message"] for f in told), "a size that fits is not left out")
    check.that(any("cuda" in f["message"].lower() or "gpu" in f["message"].lower() for f in told), "it says that the memory of the GPU is meant")
    whole = test("much-memory", "cuda", MODELS / "large", "--tests=reproduce,sizes", seconds=90)
    check.ended(whole, 0)
    left_out = [f["message"] for f in whole.findings("size-not-tried") + whole.findings("device-memory-full")]
    check.that(not left_out, "with the whole card every size is run", left_out or whole.tests("onnx", "other sizes")[:1] and whole.tests("onnx", "other sizes")[0].get("detail"))


HOG = """
import sys, torch
free, total = torch.cuda.mem_get_info()
taken = torch.empty(free - 5 * 10**9, dtype=torch.uint8, device="cuda")
print("%.1f of %.1f GB are free" % tuple(n / 1e9 for n in torch.cuda.mem_get_info()), flush=True)
sys.stdin.readline()
"""


# In their order. Those that measure run alone, the others several at a time.
ALONE: list[Callable[[Check], None]] = [version, prepare, example_cuda, deep, keras]
TOGETHER: list[Callable[[Check], None]] = [
    other_models, example_auto, example_cpu, hidden_card, no_such_card, operator_on_cpu, engines, example_by_folder,
    no_cuda_libraries, no_gpu_build, saved_model,
]
LAST: list[Callable[[Check], None]] = [little_memory]


def named(what: Callable[[Check], None]) -> str:
    return what.__name__.replace("_", "-")


def chosen(of: list[Callable[[Check], None]]) -> list[Callable[[Check], None]]:
    return [what for what in of if not CHOSEN or what is prepare or named(what) in CHOSEN]


def carry_out(what: Callable[[Check], None]) -> Check:
    check = Check(named(what))
    start = time.monotonic()
    try:
        if start - BEGIN > ALL_SECONDS - 5:
            check.that(False, "there was no time left for it")
        else:
            what(check)
    except Exception:
        check.that(False, "the check itself broke", tail(traceback.format_exc()))
    check.seconds = time.monotonic() - start
    print("\n".join(check.lines) + f"\n      {check.name}: {check.seconds:.1f} s", flush=True)
    with open(RESULTS / "summary.txt", "a", encoding="utf-8") as summary:
        summary.write("\n".join(check.lines) + "\n")
    return check


def figures() -> str:
    """What was measured on the GPU, a line for each test with a time or a difference."""
    lines = ["| run | weights | test | engine | on | nodes on GPU, CPU | seconds | steps | largest difference |", "|---|---|---|---|---|---|---|---|---|"]
    for report in sorted(RESULTS.glob("*.json")):
        run = Run(report.stem, 0, 0, "", json.loads(report.read_text()))
        for each in run.tests():
            worst = max((o["max_abs_diff"] for o in each["outputs"]), default="")
            nodes: Mapping[str, int] = each.get("nodes", {})
            lines.append(
                "| " + " | ".join(
                    str(part) for part in (
                        report.stem, each["weights"], each["name"], each.get("engine", ""), each.get("device", each["status"]),
                        ", ".join(map(str, nodes.values())), each.get("seconds", ""),
                        ", ".join(f"{k} {v}" for k, v in each.get("steps", {}).items()), worst,
                    )
                ) + " |"
            )
    return "\n".join(lines) + "\n"


def card() -> str:
    try:
        asked = subprocess.run(["nvidia-smi", "--query-gpu=name,driver_version,memory.total,compute_cap", "--format=csv,noheader"], capture_output=True, text=True, timeout=30)
        print(asked.stdout.strip())
        return asked.stdout.partition(",")[0].strip() or "no card"
    except OSError:
        print("there is no nvidia-smi")
        return "no card"


CARD = card()


def main() -> int:
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "summary.txt").write_text(f"{CARD}, {time.strftime('%Y-%m-%d')}\n")
    checks = [carry_out(what) for what in chosen(ALONE)]
    with ThreadPoolExecutor(max(2, (os.cpu_count() or 2) // 4)) as several:
        checks += several.map(carry_out, chosen(TOGETHER))
    checks += [carry_out(what) for what in chosen(LAST)]
    width = max(len(check.name) for check in checks)
    table = [f"{'FAIL' if c.failed else 'PASS'}  {c.name:{width}}  {len(c.lines):3} lines, {c.failed:3} failed  {c.seconds:6.1f} s" for c in checks]
    table.append(f"{CARD}: {sum(not c.failed for c in checks)} of {len(checks)} checks passed, in {time.monotonic() - BEGIN:.0f} s")
    with open(RESULTS / "summary.txt", "a", encoding="utf-8") as summary:
        summary.write("\n" + "\n".join(table) + "\n")
    print("\n" + "\n".join(table))
    (RESULTS / "figures.md").write_text(figures())
    return 0 if all(not c.failed for c in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
