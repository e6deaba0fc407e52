// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/kept_memory.h"

#include <algorithm>
#include <thread>
#include <vector>

#include "tests/inference/torch_and_catch.h"

using glmamba::ops::KeptMemory;

namespace {

constexpr std::int64_t kMebi = 1 << 20;

torch::Tensor bytes(std::int64_t count) { return torch::empty({count}, torch::kUInt8); }

}  // namespace

TEST_CASE("Memory that a tensor freed is the next one's of its size, and given back at the end") {
  const void* first = nullptr;
  torch::Tensor outlives;
  {
    const KeptMemory outer;
    {
      const KeptMemory inner;
      first = bytes(4 * kMebi).fill_(1).data_ptr();
    }
    CHECK(KeptMemory::unusedBytes() >= std::size_t{4} * kMebi);
    CHECK(KeptMemory::unusedBytes() <= std::size_t{9} * kMebi / 2);
    outlives = bytes(4 * kMebi + 1000).fill_(2);
    CHECK(outlives.data_ptr() == first);
    CHECK(KeptMemory::unusedBytes() == 0);
    bytes(40 * kMebi);
  }
  CHECK(KeptMemory::unusedBytes() == 0);
  CHECK(outlives.eq(2).all().item<bool>());
  outlives = torch::Tensor();
  CHECK(KeptMemory::unusedBytes() == 0);
}

TEST_CASE("Tensors of every size are aligned and have all their bytes") {
  const KeptMemory kept;
  for (int round = 0; round < 2; ++round)
    for (const std::int64_t size : {std::int64_t{0}, std::int64_t{1}, kMebi - 65, kMebi - 64, kMebi - 63, kMebi,
                                    3 * kMebi + 17, 8 * kMebi - 64, 8 * kMebi - 63}) {
      CAPTURE(size);
      const torch::Tensor tensor = bytes(size).fill_(7);
      CHECK(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % 64 == 0);
      CHECK(tensor.to(torch::kLong).sum().item<std::int64_t>() == 7 * size);
    }
  torch::Tensor grown = bytes(kMebi).fill_(3);
  grown.resize_({2 * kMebi});
  CHECK(grown.narrow(0, 0, kMebi).eq(3).all().item<bool>());
}

TEST_CASE("A tensor that no memory is there for is an error that says so, and what was kept is given back for it") {
  const KeptMemory kept;
  bytes(2 * kMebi);
  REQUIRE(KeptMemory::unusedBytes() > 0);
  CHECK_THROWS_WITH(bytes(std::int64_t{1} << 60), Catch::Matchers::Contains("memory"));
  CHECK(KeptMemory::unusedBytes() == 0);
}

TEST_CASE("Threads that take and free memory at once each have their own") {
  const KeptMemory kept;
  std::vector<std::thread> threads;
  std::vector<char> right(4, 0);
  for (std::size_t id = 0; id < right.size(); ++id)
    threads.emplace_back([&, id] {
      bool all = true;
      for (int round = 0; round < 50; ++round) {
        const torch::Tensor mine = bytes((1 + round % 3) * kMebi).fill_(static_cast<int>(id));
        all = all && mine.eq(static_cast<int>(id)).all().item<bool>();
      }
      right[id] = all;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(std::count(right.begin(), right.end(), 1) == 4);
}
