#!/usr/bin/env python3
"""Holds the recipes of app/docs/at-scale against one run of hub, by hand, in a Python that has snakemake and ray:

    pip install snakemake ray
    app/src/script/at_scale.py [MODELS]

60 models (or MODELS), good, bad and broken, are tested by 'hub test --jobs 2' and by each recipe in 8 parts. While a recipe
runs, one of its jobs is killed after every few models and, when half of them are done, the whole recipe, which is then begun
again. The merged report must say the same of every model, but for times, memory, and how many other sizes there was time for.
The exit status is 1 where it does not, as on a machine so busy that hub runs out of time for the search for a cause. (The project's model that gives random numbers is left out.)
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

APP = Path(__file__).resolve().parents[2]
HUB = APP / "bin" / "hub"
RECIPES = APP / "docs" / "at-scale"
PARTS = 8
KILLS = 5
TIMES = {"seconds", "steps", "peak_memory_bytes"}


def main():
    folder = Path(tempfile.mkdtemp(prefix="hub-at-scale-"))
    models = make_models(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    whole = folder / "whole"
    whole.mkdir()
    begin, cpu = time.time(), children_cpu()
    status = run([HUB, "test", "--quiet", "--jobs", "2", "--report", "json=all.json", models], whole)
    print(f"hub test --jobs 2: status {status}, {time.time() - begin:.0f} s, {children_cpu() - cpu:.0f} s of CPU")
    expected = results(whole)
    same = True
    for name, command in recipes(folder).items():
        work = folder / name
        work.mkdir()
        shutil.copy(folder / "models.txt", work)
        killed, done = run_and_kill(command, work, len(expected) // 2)
        status = run(command + (["--rerun-incomplete"] if name == "snakemake" else []), work)
        unlike = compare(expected, results(work))
        same = same and not unlike
        print(f"{name}: {killed} jobs killed and, with {done} results kept, all; begun again: status {status}; "
              f"{len(expected)} models, {len(unlike)} reported otherwise {unlike}")
    shutil.rmtree(folder) if same else print(f"see {folder}")
    sys.exit(0 if same else 1)


def make_models(folder, count):
    """Copies of the project's own models: a third good, a third bad, the others small and of every kind."""
    own = sorted(each.parent for each in (APP / "src" / "test" / "models").glob("*/*rdf.yaml")
                 if "nondeterministic" not in each.parent.name)
    lines = []
    for i in range(count):
        source = APP / "examples" / "nuclei-unet" if i % 3 < 2 else own[i // 3 % len(own)]
        model = folder / "models" / f"{i:04}-{source.name}"
        shutil.copytree(source, model)
        if i % 3 == 1:
            rdf = model / "rdf.yaml"
            rdf.write_text(re.sub(r" *- id: zero_mean_unit_variance\n *kwargs: .*\n", "", rdf.read_text()))
        lines.append(str(model))
    lines[5 % count] += "-which-is-not-there"
    random.Random(1).shuffle(lines)
    (folder / "models.txt").write_text("\n".join(lines) + "\n")
    return f"@{folder / 'models.txt'}"


def recipes(folder):
    python = Path(sys.executable)
    return {
        "snakemake": [python.with_name("snakemake"), "--quiet", "all", "--cores", "4", "--snakefile", RECIPES / "Snakefile",
                      "--config", f"hub={HUB}", f"answer={RECIPES / 'answer.sh'}", f"parts={PARTS}"],
        "ray": [python, RECIPES / "ray_parts.py", str(PARTS), HUB],
    }


def run(command, folder):
    with open(folder / "log", "a") as log:
        return subprocess.run([str(each) for each in command], cwd=folder, stdout=log, stderr=log, env=environment()).returncode


def environment():
    return {**os.environ, "HUB_NO_BUILD": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def run_and_kill(command, folder, enough):
    """Begins a recipe, kills jobs in it one after the other and, when enough results are kept, all of it."""
    with open(folder / "log-killed", "a") as log:
        recipe = psutil.Popen([str(each) for each in command], cwd=folder, stdout=log, stderr=log, env=environment())
    killed = 0
    while kept(folder) < enough and recipe.poll() is None:
        time.sleep(0.2)
        victims = [each for each in recipe.children(recursive=True) if is_job(each)]
        if victims and kept(folder) > killed * enough // KILLS:
            kill_tree(random.choice(victims))
            killed += 1
    kill_tree(recipe)
    if command[0].name == "snakemake":
        run(command + ["--unlock"], folder)
    return killed, kept(folder)


def kept(folder):
    return len(list((folder / "kept").glob("*.json")))


def is_job(process):
    """A hub that tests a part, or a worker of Ray that runs one."""
    try:
        words = process.cmdline()
        return ("--shard" in words and "-jar" in words) or words[:1] == ["ray::test"]
    except psutil.Error:
        return False


def kill_tree(process):
    try:
        tree = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for each in tree:
        try:
            each.send_signal(signal.SIGKILL)
        except psutil.NoSuchProcess:
            pass
    psutil.wait_procs(tree, timeout=10)


def children_cpu():
    used = os.times()
    return used.children_user + used.children_system


def results(folder):
    report = json.loads((folder / "all.json").read_text())
    return {one["source"]: timeless(one) for one in report["results"]}


def timeless(value):
    if isinstance(value, dict):
        if value.get("name") == "run at other sizes":
            value = {**value, "detail": ""}
        return {key: timeless(each) for key, each in value.items() if key not in TIMES}
    if isinstance(value, str):
        return re.sub(r"\d+ of \d+ sizes fail", "sizes fail", value)
    return [timeless(each) for each in value] if isinstance(value, list) else value


def compare(expected, found):
    return sorted(source for source in expected.keys() | found.keys() if expected.get(source) != found.get(source))


if __name__ == "__main__":
    main()
