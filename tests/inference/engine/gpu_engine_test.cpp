// SPDX-License-Identifier: Apache-2.0
#include "core/volume.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/super_resolve.h"
#include "inference/imaging/kspace.h"
#include "tests/inference/engine/small_model.h"
#include "tests/inference/ops/gpu.h"

using namespace glmamba::engine;
namespace core = glmamba::core;

namespace {

core::VolumePtr image(float phase) {
  const core::Geometry grid({64, 56, 7}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels;
  for (int k = 0; k < 7; ++k)
    for (int j = 0; j < 56; ++j)
      for (int i = 0; i < 64; ++i) voxels.push_back(200 + 90 * std::sin(0.3F * i + phase) * std::cos(0.2F * j + k));
  return core::makeVolume(grid, std::move(voxels));
}

SuperResolutionResult resultOn(Device device, Precision precision, const SmallModel& small) {
  Model model = Model::load(small.card, device);
  SuperResolutionRequest request;
  request.lr = glmamba::imaging::degrade(*image(0), 2);
  request.reference = image(1);
  request.precision = precision;
  auto outcome = superResolve(request, model, {});
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) FAIL(failure->error.what());
  return std::get<SuperResolutionResult>(std::move(outcome));
}

double largestDifference(const SuperResolutionResult& a, const SuperResolutionResult& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.sr->voxels().size(); ++i)
    most = std::max(most, std::abs(static_cast<double>(a.sr->voxels()[i]) - b.sr->voxels()[i]));
  return most;
}

}  // namespace

TEST_CASE("A volume on the GPU is the processor's, in float32 and nearly so in bf16", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  const SmallModel small;
  const auto cpu = resultOn(Device::cpu, Precision::fp32, small), gpu = resultOn(Device::cuda, Precision::fp32, small),
             half = resultOn(Device::cuda, Precision::bf16, small);
  CHECK_THAT(gpu.provenance.device, Catch::StartsWith("cuda:"));
  CHECK(gpu.provenance.precision == "fp32");
  CHECK(half.provenance.precision == "bf16");
  CHECK(largestDifference(gpu, cpu) < 1e-4 * 300);
  CHECK(largestDifference(half, cpu) > 0);
  CHECK(largestDifference(half, cpu) < 0.02 * 300);
  CHECK(gpu.warnings.empty());
}

TEST_CASE("Only the scan's weights stay in float32 when a network is halved", "[model]") {
  SmallModel small;
  placeWeights(*small.network, torch::kCPU, true);
  for (const auto& parameter : small.network->named_parameters()) {
    CAPTURE(parameter.key());
    const bool isOfScan = parameter.key().find("A_log") != std::string::npos ||
                          parameter.key().find("dt_proj") != std::string::npos ||
                          parameter.key().find("mamba.D") != std::string::npos;
    CHECK(parameter.value().scalar_type() == (isOfScan ? torch::kFloat : torch::kBFloat16));
  }
}
