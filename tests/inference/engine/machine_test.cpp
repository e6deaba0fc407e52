// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/machine.h"

#include <algorithm>
#include <thread>

#include "inference/ops/cuda_devices.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;

TEST_CASE("The reference BLAS is told from the good ones by its file", "[machine]") {
  // Where the distributions' alternatives point to.
  CHECK(blasFromLibrary("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0").isSlow);
  CHECK(blasFromLibrary("/usr/lib64/libblas.so.3.11.0").isSlow);
  for (const char* good :
       {"/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", "/usr/lib/libopenblasp-r0.3.21.so",
        "/usr/lib/x86_64-linux-gnu/blis-pthread/libblas.so.3", "/usr/lib/x86_64-linux-gnu/atlas/libblas.so.3.10.3",
        "/opt/intel/libmkl_rt.so.2", "/opt/libtorch/lib/libtorch_cpu.so", ""}) {
    INFO(good);
    CHECK_FALSE(blasFromLibrary(good).isSlow);
  }
  CHECK(blasFromLibrary("").name == "unknown");
}

TEST_CASE("The machine is described, and a slow BLAS is warned of by name", "[machine]") {
  const Machine& here = machine();
  WARN("BLAS: " << here.blas << "; " << here.threads << " threads; " << here.simd << "; " << here.cpu);
  CHECK(here.devices.front() == "cpu");
  CHECK(here.torchVersion.find('.') != std::string::npos);
  CHECK_FALSE(here.simd.empty());
  CHECK_FALSE(here.blas.empty());
  const auto warnsOf = [&](const char* words) {
    return std::any_of(here.warnings.begin(), here.warnings.end(),
                       [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
  };
  CHECK(warnsOf("Reference BLAS") == here.blasIsSlow);
  // A program with CUDA kernels says when it computes on the processor.
  CHECK(warnsOf("no GPU") == (glmamba::ops::hasCudaKernels() && here.devices.size() == 1));
}

TEST_CASE("LibTorch uses every processor, in worker threads too", "[machine]") {
  configureThreads();
  const char* wished = std::getenv("OMP_NUM_THREADS");
  const int expected = wished != nullptr ? std::atoi(wished) : static_cast<int>(std::thread::hardware_concurrency());
  CHECK(at::get_num_threads() == expected);
  int inWorker = 0;
  std::thread([&] { inWorker = at::get_num_threads(); }).join();
  CHECK(inWorker == expected);
}
