#!/usr/bin/env bash
# What pre-commit runs: pre-commit.sh validate|test [OPTION...] FILE...
# Checks the models that the files belong to; there may be none.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command=$1
shift
options=()
files=()
for each; do
  # A file may have the name of an option.
  if [ -e "$each" ] || [ -h "$each" ]; then
    files+=("$each")
  else
    options+=("$each")
  fi
done
[ ${#files[@]} -gt 0 ] || exit 0

list=$(mktemp)
trap 'rm -f "$list"' EXIT
printf '%s\0' "${files[@]}" | "$here/models-of.sh" >"$list"
[ -s "$list" ] || exit 0
program=$("$here/program.sh" 2>/dev/null)
"$program" "$command" ${options[@]+"${options[@]}"} "@$list"
