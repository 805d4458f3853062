#!/usr/bin/env bash
# Commits test summaries to the branch that the collection reads them from, and pushes it. It runs in a checkout of the repository.
#
#   HUB_OUT         the folder that holds them (default: test_summaries)
#   DEPLOY_BRANCH   where to (default: gh-pages); it is made where there is none
#   DEPLOY_FOLDER   in which folder of it (default: test_summaries)
set -euo pipefail
from=$(cd "${HUB_OUT:-test_summaries}" && pwd)
branch=${DEPLOY_BRANCH:-gh-pages}
folder=${DEPLOY_FOLDER:-test_summaries}
case /$folder/ in
  *//* | */../* | */.git/*)
    echo "hub: DEPLOY_FOLDER is no folder of a branch: $folder" >&2
    exit 2
    ;;
esac

tree=$(mktemp -d)
trap 'git worktree remove --force "$tree/branch" 2>/dev/null || :; rm -rf "$tree"' EXIT
if git fetch --quiet --depth=1 origin "refs/heads/$branch" 2>/dev/null; then
  git worktree add --quiet --detach "$tree/branch" FETCH_HEAD
else
  git worktree add --quiet --detach "$tree/branch" HEAD
  git -C "$tree/branch" checkout --quiet --orphan "hub-$branch"
  git -C "$tree/branch" rm -rfq --ignore-unmatch .
fi

# Nothing else comes along, whatever a model has written beside them.
(cd "$from" && find . -type f -name 'test_summary_*.yaml' -print0) | while IFS= read -r -d '' file; do
  [[ $file =~ ^\.(/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+$ ]] || continue
  mkdir -p "$tree/branch/$folder/${file%/*}"
  cp -- "$from/$file" "$tree/branch/$folder/$file"
  git -C "$tree/branch" add -f -- "$folder/$file"
done
if git -C "$tree/branch" diff --cached --quiet; then
  echo 'The test summaries are as they were.'
  exit 0
fi
git -C "$tree/branch" -c user.name='hub' -c user.email='hub@users.noreply.github.com' commit --quiet -m 'Update test summaries of hub'
git -C "$tree/branch" push --quiet origin "HEAD:refs/heads/$branch"
git -C "$tree/branch" show --stat --format= HEAD
