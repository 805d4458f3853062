#!/usr/bin/env python3
"""Looks for descriptions that hub and the reference implementation judge differently.

    disagreements.py [--count 10000] [--seeds DIR]… [--seed N] [--latest] [--hub CMD] [--keep DIR]
    disagreements.py --files FILE…

Makes mutants of the descriptions in this project (and in DIR): each has 1 to 4 changes, most of them to values that other
descriptions have at the same place, so that at least half of the mutants stay valid. Asks the reference for its verdict
on each, runs hub once over all, and prints what differs by its kind: "stricter" where hub alone refuses, "laxer" where
the reference alone does. What deviations.json explains is only counted. With --files the given descriptions are judged as they are.

Needs Python with bioimageio.spec, in the version that hub follows: pip install bioimageio.spec==0.5.14.3 pydantic==2.12.5
(pydantic decides what is an address, a number or a small letter; other versions differ in details.)
Exit status: 0 where nothing differs but what deviations.json explains, else 1.
"""
import argparse
import copy
import datetime
import json
import math
import random
import re
import shlex
import subprocess
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
DEVIATIONS = PROJECT / "spec-model/src/test/resources/deviations.json"
FOLDERS = [PROJECT / "app/examples", PROJECT / "app/src/test", PROJECT / "spec-model/src/test/resources"]
LARGEST = 200_000
TYPES = ["bool", "int", "float", "str", "date", "datetime", "none"]


# The reference ----------------------------------------------------------------------------------------------------

def read(text):
    from ruyaml import YAML

    return YAML(typ="safe").load(text)


def ask(task):
    """What the reference says of a description: its errors as (place, message); none where it is valid."""
    text, latest = task
    from loguru import logger

    logger.remove()
    warnings.simplefilter("ignore")
    from bioimageio.spec import InvalidDescr, ValidationContext, build_description

    try:
        data = read(text)
        if not isinstance(data, dict):
            return [("", "not a mapping")]
        context = ValidationContext(perform_io_checks=False, log_warnings=False)
        made = build_description(data, context=context, format_version="latest" if latest else "discover")
    except Exception as e:  # whatever it stumbles over is no valid description
        return [("", f"{type(e).__name__}: {e}")]
    if not isinstance(made, InvalidDescr):
        return []
    errors = [e for detail in made.validation_summary.details for e in detail.errors]
    return [(generic(e.loc), e.msg) for e in errors] or [("", "invalid")]


def generic(place):
    """A place without the numbers of list items and the names of the alternatives that pydantic tried."""
    words = [str(part) for part in place if not isinstance(part, int) and part not in TYPES]
    return ".".join(word for word in words if re.fullmatch(r"[a-z_0-9]+", word))


# Mutants ----------------------------------------------------------------------------------------------------------

def emit(value):
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{emit(k)}: {emit(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(emit, value)) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, float):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf" if math.isinf(value) else plain(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False)


def plain(number):
    """A number that every version of YAML takes for one."""
    text = repr(number)
    return text if "e" not in text or "." in text else text.replace("e", ".0e")


def walk(value, place=()):
    yield place, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, place + (key,))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk(inner, place + (i,))


def kind(place):
    return tuple("*" if isinstance(part, int) else part for part in place)


def family(rdf):
    return rdf.get("type", "model"), ".".join(str(rdf.get("format_version")).split(".")[:2])


def at(value, place):
    for part in place:
        value = value[part]
    return value


class Breeder:
    """Makes mutants of a set of descriptions."""

    NUMBERS = [0, 1, -1, 2, 0.5, 1.0, -0.0, 1e-6, 2**31 - 1, 2**31, 2**63, -(2**63), 10**30, 1e300, math.inf, -math.inf, math.nan]
    TEXTS = ["", " ", "a", "1", "0.5", "1e3", "true", "no", "null", "~", "2024-05-01", "2024-05-01T12:00:00Z", "é", "😀", "x" * 200,
             "a/b", "a\\b.npy", "../a.npy", "/a.npy", "C:\\a.npy", "https://example.com/a.npy", "http://1.2.3.4.5/", "https:x",
             "ftp://example.com/a", "file.md", "float32", "batch", "x", "y", "c", "bcyx", "0.4.10", "0.5.14", "MIT", "10.1234/x"]
    OTHERS = [None, True, False, [], {}, [[]], [None], {"a": 1}, {0: "a"}, datetime.date(2024, 5, 1), datetime.datetime(2024, 5, 1, 12)]

    def __init__(self, seeds, luck):
        self.luck = luck
        self.seeds = seeds
        self.values = defaultdict(lambda: defaultdict(dict))
        self.optional = defaultdict(lambda: defaultdict(Counter))
        for rdf in seeds:
            known = self.values[family(rdf)]
            for place, value in walk(rdf):
                known[kind(place)].setdefault(emit(value), value)
                if isinstance(value, dict):
                    self.optional[family(rdf)][kind(place)].update(value.keys())
                    self.optional[family(rdf)][kind(place)][None] += 1

    def mutant(self):
        rdf = copy.deepcopy(self.luck.choice(self.seeds))
        for _ in range(self.luck.choice([1, 1, 2, 3, 4])):
            self.change(rdf)
        return rdf

    def change(self, rdf):
        places = [(place, value) for place, value in walk(rdf) if place and place[0] not in ("type", "format_version")]
        if not places:
            return
        place, value = self.luck.choice(places)
        holder, last = at(rdf, place[:-1]), place[-1]
        chance = self.luck.random()
        if chance < 0.45:
            self.exchange(rdf, place, holder, last)
        elif chance < 0.57:
            self.remove(rdf, place, holder, last)
        elif chance < 0.72:
            self.add(rdf, place, holder)
        elif chance < 0.85:
            holder[last] = self.near(value)
        elif chance < 0.97 or not isinstance(holder, dict):
            holder[last] = copy.deepcopy(self.luck.choice(self.NUMBERS + self.TEXTS + self.OTHERS))
        else:
            holder[self.luck.choice([str(last) + "s", 0, 1.5, True, "config"])] = holder.pop(last)

    def exchange(self, rdf, place, holder, last):
        """The value that another description has there, or that the newer or older format has."""
        known = self.values[family(rdf)] if self.luck.random() < 0.95 else self.values[self.luck.choice(list(self.values))]
        others = list(known[kind(place)].values())
        if others:
            holder[last] = copy.deepcopy(self.luck.choice(others))

    def remove(self, rdf, place, holder, last):
        counts = self.optional[family(rdf)][kind(place[:-1])]
        if isinstance(holder, list) or counts[last] < counts[None] or self.luck.random() < 0.1:
            del holder[last]

    def add(self, rdf, place, holder):
        """A field that others have there; an item of a list once more."""
        if isinstance(holder, list):
            holder.insert(self.luck.randrange(len(holder) + 1), copy.deepcopy(self.luck.choice(holder)))
            return
        known = self.optional[family(rdf)][kind(place[:-1])]
        missing = [key for key in known if key is not None and key not in holder]
        if missing:
            key = self.luck.choice(missing)
            values = list(self.values[family(rdf)][kind(place[:-1] + (key,))].values())
            holder[key] = copy.deepcopy(self.luck.choice(values))

    def near(self, value):
        """A value of the same type that is likely as good."""
        luck = self.luck
        if isinstance(value, bool) or value is None:
            return not value
        if isinstance(value, int):
            return value + luck.choice([-1, 1, 16, value, 2**31])
        if isinstance(value, float):
            return value * luck.choice([0.5, 2, -1, 1e3])
        if isinstance(value, str):
            return luck.choice([value + "a", value.upper(), value + " ", " " + value, value + "-2", value[:-1], value.replace("/", "\\")])
        if isinstance(value, list):
            return luck.sample(value, luck.randrange(len(value) + 1))
        if isinstance(value, dict):
            keys = list(value)
            luck.shuffle(keys)
            return {key: value[key] for key in keys}
        return value


def seeds(folders):
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")) + sorted(folder.rglob("*.yml")):
            text = path.read_bytes()
            if len(text) > LARGEST or b"format_version" not in text:
                continue
            try:
                rdf = read(text.decode())
            except Exception:  # broken on purpose
                continue
            if isinstance(rdf, dict) and isinstance(rdf.get("format_version"), str) and rdf.get("type") != "collection":
                found.append((emit(rdf), rdf))
    return dict(found)


def mutants(args, pool):
    """Texts and what the reference says of them, at least half of them valid."""
    known = seeds([*FOLDERS, *map(Path, args.seeds)])
    verdicts = pool.map(ask, [(text, False) for text in known], 16)
    whole = [rdf for rdf, errors in zip(known.values(), verdicts) if not errors]
    print(f"{len(whole)} valid descriptions to change", file=sys.stderr)
    breeder = Breeder(whole, random.Random(args.seed))
    made, invalid = {}, 0
    while len(made) < args.count:
        texts = sorted({emit(breeder.mutant()) for _ in range(1000)} - made.keys())
        for text, errors in zip(texts, pool.map(ask, [(text, args.latest) for text in texts], 16)):
            if len(made) < args.count and (not errors or invalid < args.count // 2):
                made[text] = errors
                invalid += bool(errors)
    return made


# Comparison -------------------------------------------------------------------------------------------------------

def run_hub(args, texts, folder):
    sources = []
    for i, text in enumerate(texts):
        path = folder / f"{i:05}" / "rdf.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sources.append(path)
    (folder / "sources.txt").write_text("".join(f'"{path}"\n' for path in sources), encoding="utf-8")
    report = folder / "report.json"
    command = shlex.split(args.hub) + ["validate", "--no-io", "--quiet", "--report", f"json={report}", f"@{folder / 'sources.txt'}"]
    done = subprocess.run(command + (["--format-version", "latest"] if args.latest else []), capture_output=True, text=True)
    if not report.exists():
        sys.exit(f"hub wrote no report (exit status {done.returncode}):\n{done.stderr[-2000:]}")
    results = {result["source"]: result for result in json.loads(report.read_text(encoding="utf-8"))["results"]}
    return [results[str(path)] for path in sources]


def compare(args, cases, results):
    meant = json.loads(DEVIATIONS.read_text(encoding="utf-8"))
    laxer = [re.compile(regex) for regex in meant["laxer"]]
    count, groups = Counter(), defaultdict(list)
    for (name, _, errors), result in zip(cases, results):
        ours = [f for f in result.get("findings", []) if f["severity"] == "error"]
        count["valid" if not errors else "invalid"] += 1
        if (result["status"] == "valid") == (not errors):
            count["agree"] += 1
        elif not errors:
            if ours and all(f["code"] in meant["stricter"] for f in ours):
                count["stricter on purpose"] += 1
            else:
                first = next(f for f in ours if f["code"] not in meant["stricter"])
                groups["stricter", first["code"], generic(first["path"])].append((name, first["message"]))
        elif all(any(regex.search(message) for regex in laxer) for _, message in errors):
            count["laxer on purpose"] += 1
        else:
            place, message = next((e for e in errors if not any(regex.search(e[1]) for regex in laxer)))
            groups["laxer", place, re.sub(r"'[^']*'|\d+", "…", message)[:100]].append((name, message[:300]))
    for group, found in sorted(groups.items(), key=lambda it: -len(it[1])):
        print(f"{len(found):6}  {'  '.join(group)}")
        for name, message in found[: args.show]:
            print(f"            {name}: {' '.join(message.split())}")
    count["differ"] = sum(map(len, groups.values()))
    print(", ".join(f"{number} {what}" for what, number in count.items()))
    return 1 if groups else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1, help="other numbers give other mutants")
    parser.add_argument("--seeds", action="append", default=[], metavar="DIR", help="further descriptions to change")
    parser.add_argument("--files", nargs="+", metavar="FILE", help="judge these and make none")
    parser.add_argument("--latest", action="store_true", help="as converted to the newest format")
    parser.add_argument("--hub", default=str(PROJECT / "app/bin/hub"), metavar="CMD")
    parser.add_argument("--keep", metavar="DIR", help="where the mutants and hub's report are left")
    parser.add_argument("--show", type=int, default=2, help="how many cases of each kind are shown")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, Pool() as pool:
        if args.files:
            texts = [Path(file).read_text(encoding="utf-8") for file in args.files]
            cases = list(zip(args.files, texts, pool.map(ask, [(text, args.latest) for text in texts])))
        else:
            cases = [(f"{i:05}", text, errors) for i, (text, errors) in enumerate(mutants(args, pool).items())]
        results = run_hub(args, [text for _, text, _ in cases], Path(args.keep or temporary))
        return compare(args, cases, results)


if __name__ == "__main__":
    sys.exit(main())
