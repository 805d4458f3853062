#!/bin/sh
# Tests the models of models.txt in parts with GNU parallel, and makes one report. Started again after it was ended, it takes
# up the parts that have no answer. With --sshloginfile, machines that see this folder share the work.
export HUB="${HUB:-hub}" ANSWER="${ANSWER:-answer.sh}" PARTS="${PARTS:-8}"

# shellcheck disable=SC2016 # each job expands them
seq "$PARTS" | parallel --jobs "${AT_ONCE:-4}" --env HUB --env ANSWER --env PARTS --workdir . --retries 3 \
  --joblog parts.log --resume-failed \
  'sh "$ANSWER" "$HUB" test --quiet --jobs 1 --memory-limit 3GB --shard {}/"$PARTS" --resume kept --report json=part-{}.json @models.txt'
"$HUB" report merge --quiet --report json=all.json --report html=all.html part-*.json
