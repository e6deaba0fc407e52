// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_dump.h"

#include "inference/engine/safetensors.h"
#include "inference/engine/slice_job.h"

namespace glmamba::engine {

void dumpSlice(const SuperResolutionRequest& request, Model& model, int slice, const std::filesystem::path& file) {
  SuperResolutionRequest one = request;
  one.slices = SliceRange{slice, slice + 1};
  SliceJob job(one, model, {});
  std::map<std::string, torch::Tensor> tensors;
  const auto keep = [&](const std::string& name, const torch::Tensor& values) {
    if (values.defined()) tensors.insert_or_assign(name, values.to(torch::kCPU, torch::kFloat32));
  };
  const auto forward = [&](const SliceBatch& batch) {
    const glmamba::NetworkOutput output = batch.network.forward(batch.lr, batch.reference);
    keep("input.lr", batch.lr);
    keep("input.reference", batch.reference);
    keep("output.sr", output.sr);
    keep("output.reference", output.reference);
    return output.sr;
  };
  job.run("dumping", 1, forward, [](int, const torch::Tensor&) {}, {});
  writeSafetensors(tensors, file,
                   {{"model", model.card().nameAndVersion()},
                    {"precision", job.provenance().precision},
                    {"lr_unit", std::to_string(job.inputs().lrUnit)},
                    {"slice", std::to_string(slice)}});
}

}  // namespace glmamba::engine
