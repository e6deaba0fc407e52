// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_tensor.h"

#include <algorithm>

#include <torch/torch.h>

namespace glmamba::engine {

torch::Tensor sliceTensor(const core::Volume& volume, int k, std::int64_t neighbours) {
  const auto beside = static_cast<int>(neighbours);
  torch::Tensor slices = torch::empty({1 + 2 * neighbours, volume.rows(), volume.columns()});
  auto* to = slices.data_ptr<float>();
  for (int n = k - beside; n <= k + beside; ++n)
    to = std::copy_n(volume.slice(std::clamp(n, 0, volume.sliceCount() - 1)), volume.sliceSize(), to);
  return slices;
}

NetworkInputs networkInputs(const PreparedInputs& inputs, int k, std::int64_t neighbours) {
  const auto input = [&](const core::Volume& volume, float unit) {
    return (sliceTensor(volume, k, neighbours) / unit).unsqueeze(0);
  };
  return {input(*inputs.interpolated, inputs.lrUnit), input(*inputs.reference, inputs.referenceUnit)};
}

}  // namespace glmamba::engine
