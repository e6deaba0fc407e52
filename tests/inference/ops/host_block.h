// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <memory>
#include <vector>

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

/// The processor's form of the block that portable.h describes: threads take each step one after another. What was
/// never written is NaN, so that a thread that reads it gives itself away.
template <class Kernel>
class HostBlock {
 public:
  using Private = typename Kernel::Private;
  static constexpr int kThreads = Kernel::kThreads;
  static_assert(kThreads % kWarp == 0);

  explicit HostBlock(std::int64_t block) : index(block), m_own(kThreads) {
    std::memset(static_cast<void*>(m_own.data()), 0xFF, sizeof(Private) * kThreads);
  }

  template <class Body>
  void forThreads(const Body& body) {
    // Backwards and forwards by turns: what needs an order is found out.
    for (int i = 0; i < kThreads; ++i) {
      const int thread = m_isBackwards ? kThreads - 1 - i : i;
      body(thread, m_own[static_cast<std::size_t>(thread)]);
    }
    m_isBackwards = !m_isBackwards;
  }

  template <int Count, class Values, class Take>
  void warpSums(const Values& values, const Take& take) {
    const auto given = collect<Count>(values);
    forThreads([&](int thread, Private& own) {
      float sums[Count] = {};
      const int first = thread / kWarp * kWarp;
      for (int other = first; other < first + kWarp; ++other)
        for (int j = 0; j < Count; ++j) sums[j] += given[other][j];
      take(thread, own, sums);
    });
  }

  /// By the exchanges that the GPU makes, all lanes in step.
  template <int Count, class Values, class Take>
  void warpShares(const Values& values, const Take& take) {
    auto held = collect<Count>(values);
    if (Count == kWarp / 2) {
      const auto before = held;
      for (int thread = 0; thread < kThreads; ++thread)
        for (int j = 0; j < Count; ++j) held[thread][j] += before[thread ^ (kWarp / 2)][j];
    }
    for (int half = Count / 2; half > 0; half /= 2) {
      const auto before = held;
      for (int thread = 0; thread < kThreads; ++thread)
        for (int j = 0; j < half; ++j)
          held[thread][j] = keptByLane(before[thread].data(), half, thread % kWarp, j) +
                            givenToPartner(before[thread ^ half].data(), half, (thread ^ half) % kWarp, j);
    }
    forThreads([&](int thread, Private& own) { take(thread, own, held[thread][0]); });
  }

  std::int64_t index;

 private:
  template <int Count, class Values>
  std::vector<std::vector<float>> collect(const Values& values) {
    std::vector<std::vector<float>> all(kThreads, std::vector<float>(Count));
    forThreads([&](int thread, Private& own) {
      float given[Count];
      values(thread, own, given);
      std::copy(given, given + Count, all[thread].begin());
    });
    return all;
  }

  std::vector<Private> m_own;
  bool m_isBackwards = false;
};

/// Runs all blocks of a kernel, one after another.
template <class Kernel, class Arguments>
void runOnHost(const Arguments& arguments) {
  const std::int64_t blocks = Kernel::blocks(arguments);
  const auto shared = std::make_unique<typename Kernel::Shared>();
  for (std::int64_t index = 0; index < blocks; ++index) {
    HostBlock<Kernel> block(index);
    std::memset(static_cast<void*>(shared.get()), 0xFF, sizeof *shared);
    Kernel::run(block, *shared, arguments);
  }
}

}  // namespace glmamba::ops::cuda
