"""What hub's Python scripts share: failures in words, and .npy files. Needs Python 3.8."""

import os
import re
import shlex
import sys
import traceback
from pathlib import Path

NPY_START = b"\x93NUMPY"
OURS = os.path.dirname(os.path.abspath(__file__))


class Failure(Exception):
    """What hub tells: the kind is one of its EngineException's."""

    def __init__(self, kind, message, hint=""):
        super().__init__(message)
        self.answer = {"failure": kind, "message": message, "hint": hint}


def install(*words):
    """What to type to install packages in this Python, for the shell of this system."""
    words = [sys.executable, "-m", "pip", "install", *words]
    if os.name == "nt":
        import subprocess

        return subprocess.list2cmdline(words)
    return " ".join(shlex.quote(word) for word in words)


def said(error):
    """An exception in one clause, with the line of the model's own code that it came from."""
    if isinstance(error, KeyboardInterrupt):
        return "it was interrupted"
    text = " ".join(str(error).split())
    text = text if len(text) < 300 else text[:300].rstrip() + "…"
    kind = type(error).__name__
    plain = isinstance(error, (RuntimeError, TypeError)) and text
    clause = text if plain else kind + (": " + text if text else "")
    own = [f for f in traceback.extract_tb(error.__traceback__) if "site-packages" not in f.filename]
    own = [f for f in own if os.path.dirname(os.path.abspath(f.filename)) != OURS]
    own = [f for f in own if not f.filename.startswith("<")]
    own = [f for f in own if os.path.dirname(os.__file__) not in f.filename]
    where = " (%s, line %d)" % (Path(own[-1].filename).name, own[-1].lineno) if own else ""
    return clause.rstrip(".") + where


def some(names):
    names = [str(name) for name in names]
    return ", ".join(names[:4]) + (" and %d more" % (len(names) - 4) if len(names) > 4 else "")


def sizes(tensor):
    shape = getattr(tensor, "shape", None)
    if shape is None:
        return "a " + type(tensor).__name__
    return "×".join(map(str, shape)) or "a single number"


def npy(file):
    """Type code, shape and bytes of a .npy file as hub writes them: format 1, C order, little endian."""
    content = Path(file).read_bytes()
    start = len(NPY_START) + 4 + int.from_bytes(content[8:10], "little")
    header = content[10:start].decode("latin-1")
    code = re.search(r"'descr':\s*'[<|]?(\w+)'", header).group(1)
    shape = [int(n) for n in re.findall(r"\d+", re.search(r"\(([^)]*)\)", header).group(1))]
    return code, shape, content[start:]


def write_npy(file, code, shape, content):
    descr = ("|" if code.endswith("1") else "<") + code
    sides = "(%s)" % "".join("%d, " % n for n in shape)
    header = "{'descr': '%s', 'fortran_order': False, 'shape': %s}" % (descr, sides)
    header += " " * (-(len(NPY_START) + 4 + len(header) + 1) % 64) + "\n"
    with open(file, "wb") as out:
        out.write(NPY_START + b"\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
        out.write(content)


def no_room():
    message = "The outputs of the network cannot be written to %s: no space is left there."
    hint = "Make room, or name another folder by the environment variable TMPDIR."
    return Failure("ENGINE", message % os.getcwd(), hint)


def lacks_memory(error):
    """In words, since not every library has a type for it."""
    words = "out of memory|not enough memory|can't allocate memory|OOM when allocating|ALLOC_FAILED"
    return isinstance(error, MemoryError) or bool(re.search(words, str(error)))


def out_of_memory(device, what, why):
    if not device.startswith("cuda"):
        message = "The memory of this machine did not suffice for %s: %s."
        return Failure("MEMORY", message % (what, why))
    message = "The memory of %s did not suffice for %s: %s."
    hint = "See with nvidia-smi what else uses that GPU, or use --device cpu."
    return Failure("MEMORY", message % (device, what, why), hint)
