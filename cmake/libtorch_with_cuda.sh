#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts LibTorch 2.11 with CUDA 13 into a folder, from the wheel torch==2.11.0 and the NVIDIA libraries that it names, and
# prints the folder that -DGLMAMBA_LIBTORCH takes. What is there already is not fetched again (0.5 GB, and 1.6 GB of
# NVIDIA's; 3.8 GB unpacked). Nothing is installed into anybody's Python.
#
# usage: libtorch_with_cuda.sh [FOLDER]    default: $XDG_CACHE_HOME/glmamba-viewer, or ~/.cache/glmamba-viewer
#
# Exits with 75 when the package index can't be reached.
set -euo pipefail
readonly version=2.11.0
readonly folder="${1:-${XDG_CACHE_HOME:-$HOME/.cache}/glmamba-viewer}/libtorch-$version"

if [[ ! -f "$folder/complete" ]]; then
  pip=()
  for python in python3 /usr/bin/python3; do
    if "$python" -m pip --version >/dev/null 2>&1; then pip=("$python" -m pip); break; fi
  done
  ((${#pip[@]})) || { echo "LibTorch with CUDA is a Python package: install python3-pip (Debian, Ubuntu)." >&2; exit 1; }
  mkdir -p "$(dirname "$folder")"
  partial=$(mktemp -d "$folder.XXXXXX")
  trap 'rm -rf "$partial"' EXIT
  install() {
    "${pip[@]}" install --quiet --no-cache-dir --no-compile --no-warn-script-location --root-user-action=ignore \
      --disable-pip-version-check --target "$partial" "$@" >&2
  }
  echo "Fetching LibTorch $version with CUDA into $folder (2 GB; once)…" >&2
  "${pip[@]}" download --quiet --disable-pip-version-check --no-deps --no-cache-dir --dest "$partial/wheel" \
    "torch==$version" >&2 || { echo "The package index can't be reached, or has no torch==$version for this system." >&2; exit 75; }
  install --no-deps "$partial"/wheel/*.whl
  rm -r "$partial/wheel"
  # Its Python side (sympy, triton, …) is of no use here.
  mapfile -t nvidia < <(sed -nE 's/^Requires-Dist: ((nvidia-|cuda-toolkit)[^;]*[^; ]).*/\1/p' "$partial/torch-$version.dist-info/METADATA")
  install "${nvidia[@]}" || { echo "NVIDIA's libraries could not be fetched: ${nvidia[*]}" >&2; exit 75; }
  touch "$partial/complete"
  rm -rf "$folder"
  mv "$partial" "$folder"
  trap - EXIT
fi
echo "$folder/torch"
