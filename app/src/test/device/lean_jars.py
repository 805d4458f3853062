"""Copies hub's jars without what a machine with a GPU has no use for, and unpacked inside, so that all of them together
pack better.

    lean_jars.py LIB TARGET

Left out are the libraries of PyTorch and TensorFlow, which that machine's Python has, and those of ONNX Runtime for
other systems.
"""

import sys
import zipfile
from pathlib import Path

WITHOUT = ("pytorch-native-", "tensorflow-core-native-")
NATIVES = "ai/onnxruntime/native/"
SYSTEM = NATIVES + "linux-x64/"


def main() -> None:
    library, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True)
    for jar in sorted(library.glob("*.jar")):
        if not jar.name.startswith(WITHOUT):
            copy(jar, target / jar.name)


def copy(jar: Path, target: Path) -> None:
    with zipfile.ZipFile(jar) as source, zipfile.ZipFile(target, "w") as lean:
        for entry in source.infolist():
            if entry.filename.startswith(NATIVES) and not entry.filename.startswith(SYSTEM):
                continue
            content = source.read(entry)
            entry.compress_type = zipfile.ZIP_STORED
            lean.writestr(entry, content)


if __name__ == "__main__":
    main()
