// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_runner.h"

#include <numeric>

#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;

namespace {

/// A GPU that holds so many slices in float32, twice as many in half precision.
struct FakeDevice {
  double slices;
  bool isBroken = false;
  std::vector<std::string> tries = {};
  int releases = 0;

  torch::Tensor forward(const Footing& footing, const std::vector<int>& ks) {
    tries.push_back(std::to_string(ks.size()) + (footing.half ? " half" : "") + (footing.onCpu ? " cpu" : ""));
    TORCH_CHECK(!isBroken, "an illegal memory access was encountered");
    const double needed = static_cast<double>(ks.size()) / (footing.half ? 2 : 1);
    TORCH_CHECK(footing.onCpu || needed <= slices, "CUDA out of memory. Tried to allocate much");
    return torch::tensor(std::vector<float>(ks.begin(), ks.end())).view({-1, 1, 1, 1});
  }

  SliceRunner runner(int slicesAtOnce, bool mayHalve = true) {
    return {{slicesAtOnce, false, false},
            mayHalve,
            [this](const Footing& footing, const std::vector<int>& ks) { return forward(footing, ks); },
            [this] { ++releases; }};
  }
};

/// Checks that the runner answers for seven slices, in their order.
void runSeven(SliceRunner& runner) {
  std::vector<int> slices(7);
  std::iota(slices.begin(), slices.end(), 10);
  const torch::Tensor answer = runner.run(slices);
  REQUIRE(answer.sizes() == at::IntArrayRef({7, 1, 1, 1}));
  CHECK(torch::equal(answer.flatten(), torch::arange(10.0F, 17.0F)));
}

using Tries = std::vector<std::string>;

}  // namespace

TEST_CASE("Slices run in groups of what fits, without a warning", "[slice_runner]") {
  FakeDevice device{3};
  SliceRunner runner = device.runner(3);
  runSeven(runner);
  CHECK(device.tries == Tries{"3", "3", "1"});
  CHECK(device.releases == 0);
  CHECK(runner.warning().empty());
  REQUIRE(runner.used().size() == 1);
  CHECK_FALSE(runner.used()[0].half);
}

TEST_CASE("A group that is too large is halved, and stays so", "[slice_runner]") {
  FakeDevice device{2};
  SliceRunner runner = device.runner(7);
  runSeven(runner);
  CHECK(device.tries == Tries{"7", "3", "1", "1", "1", "1", "1", "1", "1"});
  CHECK(device.releases == 2);
  CHECK_THAT(runner.warning(), Catch::Contains("fewer slices"));
  CHECK(runner.used().size() == 1);
}

TEST_CASE("Where one slice does not fit it runs in half precision, and says so", "[slice_runner]") {
  FakeDevice device{0.5};
  SliceRunner runner = device.runner(1);
  runSeven(runner);
  CHECK(device.tries[0] == "1");
  CHECK(device.tries[1] == "1 half");
  CHECK(device.tries.size() == 8);
  CHECK_THAT(runner.warning(), Catch::Contains("half precision"));
  REQUIRE(runner.used().size() == 1);
  CHECK(runner.used()[0].half);
}

TEST_CASE("Where nothing fits, or half precision was not allowed, slices run on the processor", "[slice_runner]") {
  const bool mayHalve = GENERATE(false, true);
  FakeDevice device{mayHalve ? 0.4 : 0.5};
  SliceRunner runner = device.runner(2, mayHalve);
  runSeven(runner);
  CHECK(device.tries.back() == "1 cpu");
  CHECK(std::count(device.tries.begin(), device.tries.end(), "1 half") == (mayHalve ? 1 : 0));
  CHECK_THAT(runner.warning(), Catch::Contains("processor"));
  CHECK(runner.used().back().onCpu);
}

TEST_CASE("Memory that runs out later leaves both footings on record", "[slice_runner]") {
  FakeDevice device{1};
  SliceRunner runner = device.runner(1);
  runSeven(runner);
  device.slices = 0;
  runSeven(runner);
  REQUIRE(runner.used().size() == 2);
  CHECK_FALSE(runner.used()[0].onCpu);
  CHECK(runner.used()[1].onCpu);
}

TEST_CASE("Another failure is no reason to step down, nor is a processor without memory", "[slice_runner]") {
  FakeDevice device{1, true};
  SliceRunner runner = device.runner(4);
  CHECK_THROWS_WITH(runner.run({0, 1}), Catch::Contains("illegal"));
  CHECK(device.tries.size() == 1);
  SliceRunner full(
      {1, false, true}, true,
      [](const Footing&, const std::vector<int>&) -> torch::Tensor {
        TORCH_CHECK(false, "not enough memory: you tried to allocate 9 bytes");
      },
      [] {});
  CHECK_THROWS_WITH(full.run({0}), Catch::Contains("not enough memory"));
}
