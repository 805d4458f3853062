#!/usr/bin/env bash
# Checks the models of a repository in its continuous integration, and ends with hub's exit status. It runs in the checkout.
#
#   HUB_COMMAND   test (default) or validate
#   HUB_MODELS    changed (default), all, or sources, one a line
#   HUB_BASE      the commit that changed models differ from; see changed.sh
#   HUB_OPTIONS   further options of the command, with blanks between
#   HUB_OUT       the folder for reports (default: hub-report)
#   HUB_VERSION   'source' (default), or the version of a release; see released.sh
#
# On GitHub the summary of the job and the outputs of the step are written, too.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

main() {
  local out=${HUB_OUT:-hub-report} command=${HUB_COMMAND:-test} status=0 shown=text options
  mkdir -p "$out"
  case $command in
    test | validate) ;;
    *)
      echo "hub: the command is 'test' or 'validate', and not '$command'" >&2
      exit 2
      ;;
  esac
  models >"$out/models.txt"
  if [ ! -s "$out/models.txt" ]; then
    echo 'No model has changed.' | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"
    exit 0
  fi
  [ -z "${GITHUB_ACTIONS:-}" ] || shown=github
  read -r -d '' -a options <<<"${HUB_OPTIONS:-}" || :
  program=$("$here/program.sh")
  "$program" "$command" --report "$shown" --report "json=$out/hub.json" --report "sarif=$out/hub.sarif" \
    --report "junit=$out/hub.xml" --report "html=$out/hub.html" --report "markdown=$out/hub.md" \
    ${options[@]+"${options[@]}"} "@$out/models.txt" || status=$?
  tell "$out" "$status"
  exit "$status"
}

models() {
  case ${HUB_MODELS:-changed} in
    changed) "$here/changed.sh" ;;
    all) HUB_BASE=all "$here/changed.sh" ;;
    *) printf '%s\n' "$HUB_MODELS" ;;
  esac
}

tell() {
  [ -f "$1/hub.json" ] || return 0
  # GitHub takes no summary of more than 1 MiB.
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ "$(wc -c <"$1/hub.md")" -lt 1000000 ]; then
    cat "$1/hub.md" >>"$GITHUB_STEP_SUMMARY"
  fi
  if [ -n "${GITHUB_OUTPUT:-}" ]; then
    printf '%s\n' "status=$2" "sarif=$1/hub.sarif" "json=$1/hub.json" "folder=$1" >>"$GITHUB_OUTPUT"
  fi
}

main
