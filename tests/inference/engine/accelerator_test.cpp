// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/accelerator.h"

#include <cmath>
#include <functional>
#include <optional>

#include "core/volume.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/super_resolve.h"
#include "inference/engine/uncertainty.h"
#include "inference/imaging/kspace.h"
#include "tests/inference/engine/small_model.h"

using namespace glmamba::engine;
namespace core = glmamba::core;

namespace {

// As LibTorch 1.13 and 2.11 word them (c10/cuda/CUDACachingAllocator.cpp, CUDAException.cpp, ATen/cuda/Exceptions.h).
[[noreturn]] void runOut() {
  C10_THROW_ERROR(OutOfMemoryError, "CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total capacity)");
}
[[noreturn]] void runOutInCublas() {
  TORCH_CHECK(false, "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`");
}
[[noreturn]] void loseDevice() {
  TORCH_CHECK(false, "CUDA error: unspecified launch failure\nCompile with `TORCH_USE_CUDA_DSA` …");
}
[[noreturn]] void refuseShapes() { TORCH_CHECK(false, "mat1 and mat2 shapes cannot be multiplied"); }

/// A network on a GPU that answers as the processor does, and fails at chosen calls.
class FailingNetwork : public glmamba::NetworkImpl {
 public:
  using Failure = std::function<void(int call, std::int64_t slices)>;  ///< throws, or does nothing
  FailingNetwork(const glmamba::Configuration& configuration, Failure failure)
      : NetworkImpl(configuration), m_failure(std::move(failure)) {}
  glmamba::NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) override {
    m_failure(m_calls++, lr.size(0));
    return NetworkImpl::forward(lr, reference);
  }

 private:
  Failure m_failure;
  int m_calls = 0;
};

/// The processor under another name, with a memory of its own; after `isLost` it answers nothing.
class OtherDevice : public Accelerator {
 public:
  explicit OtherDevice(std::uint64_t memory) : m_memory(memory) {}
  std::string name() const override { return "cuda:0"; }
  c10::Device device() const override { return torch::kCPU; }
  std::uint64_t usableMemory() const override {
    if (isLost) loseDevice();
    return m_memory;
  }
  void releaseMemory() const override {
    if (isLost) loseDevice();
    ++releases;
  }
  bool isLost = false;
  mutable int releases = 0;

 private:
  std::uint64_t m_memory;
};

core::VolumePtr image(float phase) {
  const core::Geometry grid({24, 20, 6}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels;
  for (int k = 0; k < 6; ++k)
    for (int j = 0; j < 20; ++j)
      for (int i = 0; i < 24; ++i) voxels.push_back(200 + 90 * std::sin(0.3F * i + phase) * std::cos(0.2F * j + k));
  return core::makeVolume(grid, std::move(voxels));
}

/// A small model, and what it makes on the processor and on the device that fails.
struct Bench {
  SmallModel small;
  SuperResolutionRequest request;
  std::shared_ptr<OtherDevice> device;
  std::optional<Model> model;

  explicit Bench(FailingNetwork::Failure failure, std::uint64_t memory = std::uint64_t{1} << 34)
      : device(std::make_shared<OtherDevice>(memory)) {
    request.lr = glmamba::imaging::degrade(*image(0), 2);
    request.reference = image(1);
    request.precision = Precision::fp32;
    model = Model::load(small.card, Device::cpu);
    auto& implementation = model->implementation();
    implementation.accelerator = device;
    implementation.network = failing(std::move(failure));
  }
  std::shared_ptr<FailingNetwork> failing(FailingNetwork::Failure failure) {
    auto network = std::make_shared<FailingNetwork>(small.card.configuration, std::move(failure));
    loadWeights(*network, small.card.weights);
    network->eval();
    return network;
  }
  core::Outcome<SuperResolutionResult> run() { return superResolve(request, *model, {}); }
  SuperResolutionResult result() {
    auto outcome = run();
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) FAIL(failure->error.what());
    return std::get<SuperResolutionResult>(std::move(outcome));
  }
  /// All voxels as the processor alone makes them, but for the order of sums in groups of slices.
  void checkVoxels(const SuperResolutionResult& found) {
    Model onCpu = Model::load(small.card, Device::cpu);
    const auto expected = superResolve(request, onCpu, {});
    const auto& voxels = std::get<SuperResolutionResult>(expected).sr->voxels();
    REQUIRE(found.sr->voxels().size() == voxels.size());
    float most = 0;
    for (std::size_t n = 0; n < voxels.size(); ++n) most = std::max(most, std::abs(voxels[n] - found.sr->voxels()[n]));
    CHECK(most < 1e-5 * 300);  // float32, of an image that reaches to 300
  }
};

std::string onlyWarning(const SuperResolutionResult& result) {
  REQUIRE(result.warnings.size() == 1);
  return result.warnings[0];
}

}  // namespace

TEST_CASE("A device that does not fail is used to the end and named", "[accelerator]") {
  std::vector<std::int64_t> groups;
  Bench bench([&](int, std::int64_t slices) { groups.push_back(slices); });
  const auto result = bench.result();
  bench.checkVoxels(result);
  CHECK(groups == std::vector<std::int64_t>{1, 5});
  CHECK(result.provenance.device == "cuda:0");
  CHECK(result.warnings.empty());
}

TEST_CASE("Groups that a device has no memory for are halved, and the user is told", "[accelerator]") {
  std::vector<std::int64_t> groups;
  const auto out = GENERATE(&runOut, &runOutInCublas);
  Bench bench([&](int, std::int64_t slices) {
    groups.push_back(slices);
    if (slices > 2) out();
  });
  const auto result = bench.result();
  bench.checkVoxels(result);
  CHECK(groups == std::vector<std::int64_t>{1, 5, 2, 2, 1});
  CHECK_THAT(onlyWarning(result), Catch::Contains("fewer slices"));
  CHECK(result.provenance.device == "cuda:0");
  CHECK(bench.device->releases >= 2);  // before the new try and at the end
}

TEST_CASE("A device without memory leaves the rest to the processor, at whatever call", "[accelerator]") {
  const int lastGood = GENERATE(0, 1);
  Bench bench([&](int call, std::int64_t) {
    if (call >= lastGood) runOut();
  });
  const auto result = bench.result();
  bench.checkVoxels(result);
  CHECK(result.provenance.device == (lastGood == 0 ? "cpu" : "cuda:0, cpu"));
  CHECK_THAT(onlyWarning(result), Catch::Contains("memory") && Catch::Contains("processor"));
}

TEST_CASE("Half precision is tried before the processor where it may be chosen", "[accelerator]") {
  Bench bench([](int, std::int64_t) { runOut(); });
  int halves = 0;
  bench.request.precision = Precision::automatic;
  bench.model->implementation().halved = bench.failing([&](int, std::int64_t) {
    ++halves;
    runOut();
  });
  const auto result = bench.result();
  CHECK(halves == 1);
  CHECK(result.provenance.device == "cpu");
  CHECK(result.provenance.precision == "fp32");
}

TEST_CASE("A device that fails leaves the rest to the processor, now and in later runs", "[accelerator]") {
  Bench bench([&](int call, std::int64_t) {
    if (call < 1) return;
    bench.device->isLost = true;
    loseDevice();
  });
  auto result = bench.result();
  bench.checkVoxels(result);
  CHECK(result.provenance.device == "cuda:0, cpu");
  CHECK_THAT(onlyWarning(result), Catch::Contains("failed") && Catch::Contains("Start the program again"));
  result = bench.result();
  bench.checkVoxels(result);
  CHECK(result.provenance.device == "cpu");
  CHECK_THAT(onlyWarning(result), Catch::Contains("failed"));
}

TEST_CASE("Weights that a failed device holds are read from their file again, and checked", "[accelerator]") {
  Bench bench([](int, std::int64_t) { loseDevice(); });
  for (auto& parameter : bench.model->implementation().network->parameters())
    parameter.set_data(torch::empty({0, 7}));  // copying them fails, as from a GPU that is gone
  SECTION("the file is there") {
    const auto result = bench.result();
    bench.checkVoxels(result);
    CHECK(result.provenance.device == "cpu");
  }
  SECTION("the file is another one by now") {
    torch::NoGradGuard noGrad;
    bench.small.network->named_parameters()["reconstruct.target.bias"].add_(1);
    bench.small.save();
    const auto outcome = bench.run();
    REQUIRE(std::holds_alternative<core::Failure>(outcome));
    CHECK(std::get<core::Failure>(outcome).error.code() == core::ErrorCode::badModel);
  }
}

TEST_CASE("Runs of the network again step down as a run does", "[accelerator]") {
  Bench bench([](int call, std::int64_t) {
    if (call > 3) runOut();
  });
  const auto outcome = uncertainty(bench.request, {&*bench.model}, {});
  REQUIRE(std::holds_alternative<Uncertainty>(outcome));
  CHECK(std::get<Uncertainty>(outcome).provenance.device == "cpu");
}

TEST_CASE("A mistake of the network is told and not computed again elsewhere", "[accelerator]") {
  Bench bench([](int, std::int64_t) { refuseShapes(); });
  const auto outcome = bench.run();
  REQUIRE(std::holds_alternative<core::Failure>(outcome));
  const core::Error& error = std::get<core::Failure>(outcome).error;
  CHECK(error.code() == core::ErrorCode::device);
  CHECK_THAT(error.what(), Catch::Contains("choose the CPU") && Catch::Contains("shapes"));
}

TEST_CASE("A cancel is a cancel also while a device has no memory", "[accelerator]") {
  const core::CancelToken cancel;
  Bench bench([&](int, std::int64_t) {
    cancel.requestCancel();
    runOut();
  });
  CHECK(std::holds_alternative<core::Cancelled>(superResolve(bench.request, *bench.model, cancel)));
}
