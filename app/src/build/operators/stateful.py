#!/usr/bin/env python3
"""Names the operators of TensorFlow that have a state, so that a graph is never computed without them.

    stateful.py > app/src/main/resources/eu/riscale/hub/weights/tensorflow/stateful.txt

Needs tensorflow 2.18.0, the version of the library that hub brings.
"""

from tensorflow_operators import stateful, version

print(f"# {version()}: what has a state, made by stateful.py")
print(*stateful(), sep="\n")
