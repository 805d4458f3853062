#!/usr/bin/env bash
# Shows on a machine with an NVIDIA GPU what hub does there, in less than five minutes: unpacks the pieces that pack.sh
# made, and runs check.py. README.md beside it says more.
#
#   check.sh PIECES RESULTS [CHECK...]   runs all checks, or those named; the exit status is 0 where all passed
#   check.sh --unpack PIECES             unpacks the pieces that are there so far, and says what the machine has
#
# PYTHON is the Python with torch (without it, the python3 on the path), HUB_CHECK the folder to unpack to (without it,
# hub-check in the folder for temporary files).
set -euo pipefail

python=$(command -v "${PYTHON:-python3}") || {
  echo "there is no ${PYTHON:-python3}: name the Python that has torch by PYTHON" >&2
  exit 2
}
kit=${HUB_CHECK:-${TMPDIR:-/tmp}/hub-check}

main() {
  if [[ $# -lt 2 ]]; then
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
  fi
  if [[ $1 == --unpack ]]; then
    unpack "$2"
    machine
    return
  fi
  mkdir -p "$2"
  unpack "$1"
  machine >"$2/machine.txt" 2>&1
  exec "$python" "$kit/hub/check.py" "$kit" "${@:2}"
}

# Unpacks each piece once; all at the same time, since one processor unpacks one.
unpack() {
  local piece waiting=()
  mkdir -p "$kit"
  for piece in "$1"/*.tar.xz; do
    unpack_one "$piece" "$kit/${piece##*/}.done" &
    waiting+=($!)
  done
  for piece in "${waiting[@]}"; do
    wait "$piece"
  done
}

# By Python, since not every machine has xz. The file $2 says which bytes were unpacked.
unpack_one() {
  local sum
  sum=$(cksum <"$1")
  [[ ! -f $2 || $(<"$2") != "$sum" ]] || return 0
  "$python" -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2], filter="tar")' "$1" "$kit"
  printf '%s' "$sum" >"$2"
}

# What matters of the machine, for whoever reads the results later.
machine() {
  uname -srm
  nproc
  nvidia-smi || true
  timeout 60 "$python" - <<'EOF'
import importlib.metadata as packages, sys
from pathlib import Path

print(sys.executable, sys.version)
for package in packages.distributions():
    name = package.metadata["Name"].lower()
    if name.startswith(("nvidia-", "torch", "onnx", "numpy", "tensorflow")):
        print(name, package.version)
for folder in map(Path, sys.path):
    for library in sorted(folder.glob("nvidia/*/lib/*.so*")):
        print(library)
EOF
}

main "$@"
