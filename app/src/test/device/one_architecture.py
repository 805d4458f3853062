"""Blanks the device code of a CUDA library for every architecture but one.

    one_architecture.py LIBRARY NUMBER TARGET

NUMBER is that of `nvidia-smi --query-gpu=compute_cap`, without its point: 90 for 9.0. The copy does on such a card
what the library does, in its place byte by byte, but packs to a sixth: what is blanked are zeros.

The compiler puts device code into containers in the section .nv_fatbin. A container begins with a header (its magic
number, a version, its own length, and the length of what follows), and holds entries: each a header of its own (kind,
its length, the length of its code, and at 28 the architecture) and the code. Kind 1 is PTX, a text that the driver
could still compile for a newer card; kind 2 is machine code.
"""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAGIC = struct.pack("<IHH", 0xBA55ED50, 1, 16)
CONTAINER = struct.Struct("<4xHHQ")
ENTRY = struct.Struct("<HHIQ")
ARCHITECTURE_AT = 28
MACHINE_CODE = 2


class Code(NamedTuple):
    """One entry: where its code begins, how long it is, and for what."""

    start: int
    size: int
    kind: int
    architecture: int


def main() -> None:
    library, number, target = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    content = bytearray(library.read_bytes())
    kept = blanked = 0
    for code in entries(bytes(content)):
        if code.kind == MACHINE_CODE and code.architecture == number:
            kept += code.size
        else:
            content[code.start : code.start + code.size] = bytes(code.size)
            blanked += code.size
    if not kept:
        sys.exit(f"{library} has no machine code for {number}")
    target.write_bytes(content)
    print(f"{target}: {kept:,} bytes of device code kept, {blanked:,} blanked")


def entries(content: bytes) -> Iterator[Code]:
    at = content.find(MAGIC)
    while at >= 0:
        _, header, length = CONTAINER.unpack_from(content, at)
        entry, end = at + header, at + header + length
        while entry < end <= len(content):
            kind, _, header, size = ENTRY.unpack_from(content, entry)
            (architecture,) = struct.unpack_from("<I", content, entry + ARCHITECTURE_AT)
            yield Code(entry + header, size, kind, architecture)
            entry += header + size
        at = content.find(MAGIC, max(entry, at + 1))


if __name__ == "__main__":
    main()
