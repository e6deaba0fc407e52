// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_dump.h"

#include "inference/engine/model_implementation.h"
#include "inference/engine/safetensors.h"
#include "inference/engine/slice_tensor.h"

namespace glmamba::engine {

void dumpSlice(const SuperResolutionRequest& request, Model& model, int slice, const std::filesystem::path& file) {
  const torch::NoGradGuard noGradients;
  SuperResolutionRequest one = request;
  one.slices = SliceRange{slice, slice + 1};
  const Model::Implementation& implementation = model.implementation();
  const PreparedInputs inputs = prepareInputs(one, model.card(), {});
  const NetworkInputs input = networkInputs(inputs, slice - inputs.held.first, model.card().configuration.neighbours);
  const glmamba::NetworkOutput output = implementation.network->forward(input.lr.to(implementation.device()),
                                                                        input.reference.to(implementation.device()));
  std::map<std::string, torch::Tensor> tensors{
      {"input.lr", input.lr}, {"input.reference", input.reference}, {"output.sr", output.sr}};
  if (output.reference.defined()) tensors.emplace("output.reference", output.reference);
  writeSafetensors(tensors, file,
                   {{"model", model.card().nameAndVersion()},
                    {"lr_unit", std::to_string(inputs.lrUnit)},
                    {"slice", std::to_string(slice)}});
}

}  // namespace glmamba::engine
