#!/bin/sh
# Tests the models of models.txt in parts: sbatch slurm.sh
# and then makes one report: hub report merge --quiet --report json=all.json --report html=all.html part-*.json
#SBATCH --job-name=hub
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
parts=8 # the last of --array, also where only some are submitted again

sh "${ANSWER:-answer.sh}" "${HUB:-hub}" test --quiet --jobs 1 --memory-limit 3GB \
  --shard "$SLURM_ARRAY_TASK_ID/$parts" --resume kept --report "json=part-$SLURM_ARRAY_TASK_ID.json" @models.txt
status=$?
case $status in
  0 | 2) exit "$status" ;;
esac
# Slurm itself tries again only after a node has failed.
[ "${SLURM_RESTART_COUNT:-0}" -ge 2 ] || scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
exit "$status"
