#!/usr/bin/env bash
# Prints the descriptions of the models that a change touches, one a line, for 'hub test @LIST'. It runs in a Git checkout.
#
#   HUB_BASE   the commit to compare with, or 'all' for the models of the whole checkout; without it the target of the pull
#              or merge request, else the commit before. Where there is none, all models are printed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(git rev-parse --show-toplevel)
cd "$root"

main() {
  local base
  base=$(base)
  if [ -z "$base" ]; then
    git ls-files -z | "$here/models-of.sh"
  else
    git diff -z --name-only --no-renames "$base" HEAD -- | "$here/models-of.sh"
  fi
}

# Prints the commit to compare with; nothing where all models are wanted, or there is none.
base() {
  if [ "${HUB_BASE:-}" = all ]; then
    return
  elif [ -n "${HUB_BASE:-}" ]; then
    commit "$HUB_BASE"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    git fetch --quiet --depth=1 origin "refs/heads/$GITHUB_BASE_REF"
    commit FETCH_HEAD
  elif [ -n "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then
    commit "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
  else
    commit HEAD^1
  fi
}

# A shallow checkout has to be asked for it.
commit() {
  local name=$1
  git rev-parse --quiet --verify --end-of-options "$name^{commit}" && return
  case $name in
    *[!0-9a-f]* | '') ;;
    *) git fetch --quiet --depth=1 origin "$name" 2>/dev/null || : ;;
  esac
  git rev-parse --quiet --verify --end-of-options "$name^{commit}" ||
    echo "hub: there is no commit $name to compare with, so all models are taken" >&2
}

main
