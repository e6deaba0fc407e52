#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs `glmamba batch` over the nodes of a Slurm cluster, as a job array, and gathers the table when all parts have ended.
#
#   slurm_batch.sh PARTS MANIFEST OUTPUT [OPTIONS OF glmamba batch...]
#   slurm_batch.sh 40 cohort.csv /data/results --scale 2
#
# Part I of PARTS takes the rows I, I + PARTS, … of the manifest. A part that is preempted, or whose node fails, goes back into the
# queue and goes on where it was; started again, the command does what is not done. Manifest, images and OUTPUT lie on a
# disk that all nodes see. Prints the ids of the array and of the job that gathers. Logs are in OUTPUT/log and number the
# cases; what they are called and why one failed is in OUTPUT/cohort.csv alone.
#
#   GLMAMBA             the program (default: the `glmamba` that the PATH finds)
#   GLMAMBA_SBATCH      options of sbatch for each part (default: --cpus-per-task=4 --mem=8G)
#   SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT …   as sbatch knows them
set -euo pipefail

# Arguments: PARTS MANIFEST OUTPUT [OPTIONS...]. Replaces this process, so that the program gets Slurm's signals.
run_part() {
  local parts="$1" manifest="$2" output="$3"
  shift 3
  export OMP_NUM_THREADS="${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-1}}"
  exec "$GLMAMBA" batch "$manifest" --output "$output" --shard "$SLURM_ARRAY_TASK_ID/$parts" "$@" >/dev/null
}

submit() {
  local parts="$1" manifest output array table array_options=() script
  manifest=$(realpath -- "$2")
  output=$(realpath -m -- "$3")
  shift 3
  script=$(realpath -- "${BASH_SOURCE[0]}")
  [[ "$parts" =~ ^[1-9][0-9]{0,5}$ ]] || { echo "PARTS is a number of parts, as 40; not $parts." >&2; exit 2; }
  GLMAMBA=$(command -v "${GLMAMBA:-glmamba}") || { echo "There is no program ${GLMAMBA:-glmamba}: set GLMAMBA to it." >&2; exit 1; }
  GLMAMBA=$(realpath -- "$GLMAMBA")
  export GLMAMBA
  mkdir -p -- "$output/log"
  read -ra array_options <<<"${GLMAMBA_SBATCH:---cpus-per-task=4 --mem=8G}"
  array=$(sbatch --parsable --job-name=glmamba --array="1-$parts" --requeue --open-mode=append --output="$output/log/part-%a.log" \
    "${array_options[@]}" "$script" --part "$parts" "$manifest" "$output" "$@")
  # After any end of the parts: what failed is in the table too.
  table=$(sbatch --parsable --job-name=glmamba-table --dependency="afterany:${array%%;*}" --requeue --open-mode=append \
    --output="$output/log/table.log" "$script" --table "$manifest" "$output")
  echo "${array%%;*} ${table%%;*}"
}

case "${1:-}" in
  --part)
    shift
    run_part "$@"
    ;;
  --table) exec "$GLMAMBA" batch "$2" --output "$3" --summary >/dev/null ;;
  -h | --help | "") sed -n '2,16s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" ;;
  *)
    (($# >= 3)) || { sed -n '4,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
    submit "$@"
    ;;
esac
