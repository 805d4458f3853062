#!/usr/bin/env bash
# Prints the descriptions of the models that files belong to, one a line: those of the nearest folder, at the file or above it, that
# has any. Standard input has the paths of the files from the working folder, each ended by a NUL; they may be gone by now.
set -euo pipefail
shopt -s nullglob

descriptions_in() {
  local each
  for each in "$1"/rdf.yaml "$1"/bioimageio.yaml "$1"/model.yaml "$1"/*.rdf.yaml; do
    [ ! -f "$each" ] || print "$each"
  done
}

# A list of sources has a line for each, so that a name of several lines would be several sources.
print() {
  case $1 in
    *[$'\n\r']*)
      printf 'hub: a file has a line break in its name: %q\n' "$1" >&2
      exit 2
      ;;
  esac
  printf '%s\n' "$1"
}

while IFS= read -r -d '' path; do
  folder=./$path
  while [ "$folder" != . ]; do
    folder=${folder%/*}
    found=$(descriptions_in "$folder")
    if [ -n "$found" ]; then
      printf '%s\n' "$found"
      break
    fi
  done
done | LC_ALL=C sort -u
