"""Copies the test summaries that a pending matrix names: pending.py FROM TO

HUB_PENDING is the matrix, such as {"include": [{"resource_id": "partner/unet", "version_id": "latest"}]}, where * and ** stand
for anything. HUB_PARTNER may stand before the ids of the collection's own resources.
"""

import fnmatch
import json
import os
import re
import shutil
import sys
from pathlib import Path

ALL = '{"include": [{"resource_id": "**", "version_id": "**"}]}'
NAME = re.compile(r"(?!\.)[A-Za-z0-9._+-]{1,100}(/(?!\.)[A-Za-z0-9._+-]{1,100}){0,5}")
FILE = "test_summary_hub.yaml"


def main(source, target):
    rows = asked(os.environ.get("HUB_PENDING") or ALL)
    partner = os.environ.get("HUB_PARTNER", "")
    copied = set()
    for file in sorted(source.rglob(FILE)):
        # The collection itself is no resource.
        if "#collection[" not in file.read_text("utf-8"):
            continue
        resource, _, version = file.parent.relative_to(source).as_posix().rpartition("/")
        names = [resource] + ([f"{partner}/{resource}"] if partner else [])
        for row_resource, row_version in rows:
            name = next((each for each in names if fnmatch.fnmatchcase(each, row_resource)), None)
            if name and is_version(version, row_version):
                place = Path(name, version if "*" in row_version else row_version, FILE)
                (target / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target / place)
                copied.add(place)
    print(f"{len(copied)} test summaries", *sorted(map(str, copied)), sep="\n  ")
    return 0 if copied else 3


def asked(matrix):
    """Its rows; none that leads out of a folder."""
    try:
        rows = [(row["resource_id"], row["version_id"]) for row in json.loads(matrix)["include"]]
        if all(NAME.fullmatch(each.replace("*", "x")) for row in rows for each in row):
            return rows
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    sys.exit('HUB_PENDING is no matrix such as {"include": [{"resource_id": "unet", "version_id": "1.0"}]}, '
             "with ids of letters, digits and . _ + - /")


def is_version(version, row):
    """What the collection calls the latest is that which the partner's repository has."""
    return fnmatch.fnmatchcase(version, row) or row == "latest" or version == "unversioned"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
