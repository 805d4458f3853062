#!/usr/bin/env python3
"""Sorts what networks may call into harmless, touching the outside, and unknown.

    operators.py torch > app/src/main/resources/eu/riscale/hub/weights/torch/operators.txt
    operators.py tensorflow > app/src/main/resources/eu/riscale/hub/weights/tensorflow/operators.txt

Needs torch 2.7.1 or tensorflow 2.18.0, the versions of the libraries that hub brings. The rules
are in torch_rules.py and tensorflow_rules.py; what they leave out is told on stderr.
"""

import sys
from importlib import import_module

from rules import sort


def main(framework: str) -> None:
    registered = import_module(f"{framework}_operators")
    sorts, unruled = sort(registered.operators(), import_module(f"{framework}_rules").RULES)
    print(f"# {registered.version()}: what a network may call, made by operators.py")
    for name, operators in sorts.items():
        print(f"[{name}]", *operators, sep="\n")
        print(f"{len(operators):5} {name}", file=sys.stderr)
    print("Named by no rule:", *unruled, file=sys.stderr)


main(sys.argv[1])
