#!/usr/bin/env bash
# Tests the models of a community partner's collection, and leaves the summaries that are asked for in a folder, as
# ID/VERSION/test_summary_hub.yaml.
#
#   HUB_COLLECTION   the description of the collection (default: collection.yaml)
#   HUB_PENDING      the pending matrix; without it all models
#   HUB_PARTNER      the id of the partner, which stands before the ids of its own resources in the matrix
#   HUB_OPTIONS      further options of hub test, with blanks between
#   HUB_OUT          the folder for the summaries (default: test_summaries)
#
# The exit status is 0 where there are summaries, whatever they say of the models.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${HUB_OUT:-test_summaries}
status=0
all=$(mktemp -d)
trap 'rm -rf "$all"' EXIT

program=$("$here/program.sh")
read -r -d '' -a options <<<"${HUB_OPTIONS:-}" || :
"$program" test --report text --report "test-summary=$all/summaries" --report "markdown=$all/summary.md" \
  ${options[@]+"${options[@]}"} "${HUB_COLLECTION:-collection.yaml}" || status=$?
case $status in
  0 | 1 | 3 | 4) ;;
  *) exit "$status" ;;
esac
cat "$all/summary.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
python3 "$here/pending.py" "$all/summaries" "$out"
