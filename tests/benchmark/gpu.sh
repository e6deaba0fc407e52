#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# On a machine with an NVIDIA GPU: builds the program with CUDA kernels, runs the tests tagged [gpu], checks the kernels with
# compute-sanitizer where there is one, and prints the table of milliseconds. Under eight minutes on 16 cores.
#
# usage: tests/benchmark/gpu.sh [OUTPUT_FOLDER]
#
# Needs nvcc, cmake, and a LibTorch with CUDA: that of `python3 -c "import torch"`, or of cmake/libtorch_with_cuda.sh. Where
# packages can't be installed (catch2, libhwy-dev, nlohmann-json3-dev, libcli11-dev, libssl-dev, zlib1g-dev), unpack them
# elsewhere with `dpkg -x` into one folder and name it in GLMAMBA_PACKAGES. GLMAMBA_CUDA_ARCHITECTURES: the GPU's own by
# default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
out=$(realpath -m "${1:-build/gpu-report}")
mkdir -p "$out"
started=$SECONDS
step() { printf '\n== %s (%d s so far)\n' "$*" $((SECONDS - started)); }

if [[ -n "${GLMAMBA_PACKAGES:-}" ]]; then
  multiarch="$GLMAMBA_PACKAGES/usr/lib/x86_64-linux-gnu"
  export CMAKE_PREFIX_PATH="$GLMAMBA_PACKAGES/usr:$multiarch${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
  export CPATH="$GLMAMBA_PACKAGES/usr/include:$GLMAMBA_PACKAGES/usr/include/x86_64-linux-gnu${CPATH:+:$CPATH}"
  export LIBRARY_PATH="$multiarch${LIBRARY_PATH:+:$LIBRARY_PATH}"
  export LD_LIBRARY_PATH="$multiarch${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
export PATH="$PATH:/usr/local/cuda/bin"
libtorch=$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2>/dev/null || cmake/libtorch_with_cuda.sh)

step "building"
generator=$(command -v ninja >/dev/null && echo Ninja || echo "Unix Makefiles")
cmake -S . -B build/gpu -G "$generator" -DCMAKE_BUILD_TYPE=Release -DGLMAMBA_CUDA=ON -DGLMAMBA_LIBTORCH="$libtorch" \
  -DCMAKE_CUDA_ARCHITECTURES="${GLMAMBA_CUDA_ARCHITECTURES:-native}" -DGLMAMBA_BUILD_IO=OFF -DGLMAMBA_BUILD_DESKTOP=OFF \
  >"$out/configure.log" 2>&1 || { tail -n 30 "$out/configure.log"; exit 1; }
cmake --build build/gpu --parallel "$(nproc)" --target test_ops test_glmamba test_engine glmamba-gpu-bench \
  >"$out/build.log" 2>&1 || { tail -n 40 "$out/build.log"; exit 1; }

status=0
step "tests on the GPU"
for test in ops glmamba engine; do
  echo "$test"
  build/gpu/bin/test_$test "[gpu]" --durations yes >"$out/test_$test.log" 2>&1 || status=1
  tail -n 3 "$out/test_$test.log"
done

step "the table"
build/gpu/bin/glmamba-gpu-bench | tee "$out/table.md" || status=1

step "compute-sanitizer"
if command -v compute-sanitizer >/dev/null; then
  # LibTorch's own kernels are not looked at: they are many, and tested elsewhere. The option's name changed once.
  only=()
  for option in --kernel-name --kernel-regex; do
    if compute-sanitizer --help 2>&1 | grep -q -- "$option\b"; then only=("$option" kns=runKernel); break; fi
  done
  for tool in memcheck racecheck; do
    timeout 100 compute-sanitizer --tool "$tool" "${only[@]}" --error-exitcode 9 \
      build/gpu/bin/test_ops "The gated scan on the GPU*,One-pass pixel work*,The deformable convolution and its gradients on the GPU*" \
      >"$out/$tool.log" 2>&1 || { status=1; echo "$tool: see $out/$tool.log"; }
    grep -E "ERROR SUMMARY|RACECHECK SUMMARY" "$out/$tool.log" || tail -n 3 "$out/$tool.log"
  done
else
  echo "not installed: passed over"
fi

step "done"
exit "$status"
