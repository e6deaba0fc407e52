#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The same commit built in two clones, at two paths of different length, gives the same bytes.
#
#   tests/installer/reproducible.sh [TARGET]...     the tarball unless said; of other targets the programs in bin/
#
# Nothing is taken from a cache: two whole builds, an hour or more on two cores. GLMAMBA_JOBS limits the jobs, GLMAMBA_KEEP=1 keeps both clones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
readonly jobs="${GLMAMBA_JOBS:-$(nproc)}" targets=("${@:-tarball}")
readonly source="$PWD" commit="$(git rev-parse HEAD)"
work=$(mktemp -d)
trap '[[ -n "${GLMAMBA_KEEP:-}" ]] || rm -rf "$work"' EXIT
readonly clones=("$work/a" "$work/another place, with a longer name/b")

export CCACHE_DISABLE=1
for clone in "${clones[@]}"; do
  git clone --quiet "$source" "$clone"
  git -C "$clone" checkout --quiet "$commit"
  (cd "$clone" && cmake --preset release >configure.log && cmake --build --preset release --parallel "$jobs" --target "${targets[@]}" -- --quiet)
done

differences=0
compared=0
while IFS= read -r -d '' file; do
  name="${file#"${clones[0]}/build/release/"}"
  sums=$(for clone in "${clones[@]}"; do sha256sum <"$clone/build/release/$name"; done)
  compared=$((compared + 1))
  if [[ $(sort -u <<<"$sums" | wc -l) == 1 ]]; then
    echo "same       $name  ${sums%% *}"
  else
    echo "DIFFERENT  $name"
    differences=$((differences + 1))
  fi
done < <(find "${clones[0]}/build/release" -maxdepth 2 \( -name '*.tar.gz' -o -path '*/bin/*' \) -type f -print0 | sort -z)
echo "$compared compared, $differences different: commit $commit"
((compared > 0 && differences == 0))
