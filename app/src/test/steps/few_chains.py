"""Writes the few small chains that are kept in the project, for RandomChainsTest. See README.md.

few_chains.py FILE
"""

import json
import sys

import random_chains


def sample():
    """Few and small, with as many kinds of steps, types and datasets among them as fit."""
    drawn = sorted(random_chains.chains(2000, 15), key=size)
    missing, kept = {kind for chain in drawn for kind in kinds(chain)}, []
    while len(kept) < 20:
        best = max(drawn, key=lambda chain: len(missing & kinds(chain)) / (size(chain) + 500))
        missing -= kinds(best)
        drawn.remove(best)
        kept.append(best)
    return kept


def size(chain):
    return len(json.dumps(chain))


def kinds(chain):
    own = chain["samples"][0]["t"]
    steps = chain["tensor"]["preprocessing" if chain["side"] == "pre" else "postprocessing"]
    found = {("from", own["dtype"]), ("to", chain["expected"]["dtype"]), ("samples", len(chain["samples"]))}
    found |= {("batch", dict(zip(own["axes"], own["shape"])).get("batch"))}
    for step in steps:
        kwargs, name = step.get("kwargs", {}), step.get("id") or step["name"]
        found |= {(chain["format"], chain["side"], name)}
        found |= {(name, key) for key in kwargs if "percentile" in key or key in ("axis", "axes", "reference_tensor")}
        found |= {(name, kwargs.get("mode"))}
    return found


if __name__ == "__main__":
    random_chains.write(sys.argv[1], sample())
