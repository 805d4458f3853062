"""What modelscan says of the attacks on weights that hub's tests make, for app/docs/security.md.

From the root of the checkout:

    mvn test -pl app -am -Dtest=SecurityPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dattacks.to=/tmp/attacks
    pip install -r app/src/build/modelscan/requirements.txt
    python app/src/build/modelscan/scan.py /tmp/attacks > app/src/build/modelscan/answers.txt

One line for each: the attack, a tab, and the answer: `nothing`, `not scanned`, `error`, or what it found with the
severity. Nothing of the files is loaded or run.
"""

import logging
import sys
from pathlib import Path

from modelscan.modelscan import ModelScan


def answer(file: Path) -> str:
    results = ModelScan().scan(file)
    found = {f"{i['severity'].lower()}: {i['module']}.{i['operator']}" for i in results["issues"]}
    if found:
        return ", ".join(sorted(found))
    if results["errors"]:
        return "error"
    return "nothing" if results["summary"]["scanned"]["total_scanned"] else "not scanned"


def main() -> None:
    logging.disable()
    root = Path(sys.argv[1])
    for file in sorted(file for file in root.rglob("*") if file.is_file()):
        print(f"{file.parent.relative_to(root).as_posix()}\t{answer(file)}")


if __name__ == "__main__":
    main()
