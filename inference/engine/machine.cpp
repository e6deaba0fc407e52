// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/machine.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include <torch/torch.h>

#include "core/platform.h"
#include "inference/engine/library_of_function.h"
#include "inference/ops/cuda_devices.h"

namespace glmamba::engine {

namespace {

/// The line "CPU capability usage: AVX2" of Torch's configuration; LibTorch 1.13 tells it in no other way.
std::string torchSimd() {
  const std::string configuration = at::show_config();
  const std::string key = "CPU capability usage: ";
  const auto start = configuration.find(key);
  if (start == std::string::npos) return {};
  const auto end = configuration.find('\n', start);
  return configuration.substr(start + key.size(), end - start - key.size());
}

Machine inspect() {
  configureThreads();
  Machine machine;
  machine.cpu = core::cpuName();
  machine.threads = at::get_num_threads();
  machine.torchVersion = TORCH_VERSION;
  machine.simd = torchSimd();
  machine.devices.push_back("cpu");
  for (const ops::CudaDevice& gpu : ops::cudaDevices()) machine.devices.push_back("cuda:" + std::to_string(gpu.index));
  if (ops::hasCudaKernels() && machine.devices.size() == 1)
    machine.warnings.push_back(
        "This program has CUDA kernels, but there is no GPU that they can use (or no NVIDIA driver): it computes on "
        "the "
        "processor.");

  // The loader's own answer to which sgemm LibTorch calls, whatever else is installed.
  const Blas blas = blasFromLibrary(libraryOfFunction("sgemm_").string());
  machine.blas = blas.name;
  machine.blasIsSlow = blas.isSlow;
  if (blas.isSlow)
    machine.warnings.push_back(
        "Reference BLAS is in use: super-resolution will be many times slower than it could be. Install libopenblas0 "
        "(Debian, Ubuntu) or choose OpenBLAS with update-alternatives, then start again.");
  return machine;
}

}  // namespace

Blas blasFromLibrary(const std::string& file) {
  if (file.empty()) return {"unknown", false};
  const auto contains = [&](const char* word) { return file.find(word) != std::string::npos; };
  if (contains("openblas")) return {"OpenBLAS (" + file + ")", false};
  if (contains("mkl")) return {"MKL (" + file + ")", false};
  if (contains("blis")) return {"BLIS (" + file + ")", false};
  if (contains("atlas")) return {"ATLAS (" + file + ")", false};
  if (contains("Accelerate")) return {"Accelerate (" + file + ")", false};
  // The distribution's alternatives end in …/blas/libblas.so.3.x for the reference implementation only.
  if (std::filesystem::path(file).filename().string().rfind("libblas.so", 0) == 0)
    return {"Reference BLAS (" + file + ")", true};
  return {file, false};  // LibTorch's own builds hold their BLAS inside
}

const Machine& machine() {
  static const Machine found = inspect();
  return found;
}

void configureThreads(int threads) {
  static std::once_flag once;
  std::call_once(once, [] {
    const char* wished = std::getenv("OMP_NUM_THREADS");
    int all = wished != nullptr ? std::atoi(wished) : 0;
    if (all < 1) all = static_cast<int>(std::thread::hardware_concurrency());
    at::set_num_threads(std::max(1, all));
  });
  if (threads > 0) at::set_num_threads(threads);
}

}  // namespace glmamba::engine
