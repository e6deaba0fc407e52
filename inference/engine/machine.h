// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace glmamba::engine {

/// What the program computes with, for `glmamba info` and for warnings at the start.
struct Machine {
  std::string cpu;
  int threads = 1;                   ///< of one operator, as LibTorch uses them
  std::string blas;                  ///< the library in use, by name and file
  bool blasIsSlow = false;           ///< the reference BLAS: products of matrices take about 40 times as long
  std::vector<std::string> devices;  ///< "cpu", "cuda:0", …
  std::string torchVersion;
  std::string simd;                   ///< instruction set that LibTorch chose
  std::vector<std::string> warnings;  ///< sentences for the user
};

/// Found once, then kept. Calls configureThreads().
const Machine& machine();

/// Makes LibTorch use every processor it may run on, or as many as OMP_NUM_THREADS says: the distribution's build uses
/// one unless told. Only the first call has an effect, but for a call with a count of threads, which is then used.
void configureThreads(int threads = 0);

/// The name of a BLAS from its file, links resolved; "unknown" when there is none. `isSlow` for the reference BLAS.
struct Blas {
  std::string name;
  bool isSlow = false;
};
Blas blasFromLibrary(const std::string& file);

}  // namespace glmamba::engine
