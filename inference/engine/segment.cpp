// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segment.h"

#include <chrono>
#include <cmath>

#include "inference/engine/failures.h"
#include "inference/engine/segmentation_network.h"
#include "inference/engine/slice_tensor.h"
#include "inference/imaging/components.h"
#include "inference/imaging/resample.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::engine {

namespace {

using core::Error;
using core::ErrorCode;
using core::VolumePtr;

// Between the normal of the slices and the body axis: as for axial images, at whose planes the networks were trained.
constexpr double kAxialCosine = 0.7;

std::vector<VolumePtr> asVolumes(const torch::Tensor& probabilities, const core::Geometry& grid) {
  std::vector<VolumePtr> volumes;
  for (std::int64_t region = 0; region < probabilities.size(0); ++region) {
    const torch::Tensor values = probabilities[region].contiguous();
    const auto* begin = values.data_ptr<float>();
    volumes.push_back(core::makeVolume(grid, {begin, begin + values.numel()}));
  }
  return volumes;
}

SegmentationResult segmented(const SegmentationRequest& request, SegmentationModel& model,
                             const core::CancelToken& cancel, const core::ProgressSink& progress) {
  const SegmentationCard& card = model.card();
  SegmentationResult result;
  const auto inputs = segmentationInputs(request.images, card.configuration.contrasts, card.spacing, cancel);
  VolumePtr image, shown;
  for (std::size_t n = 0; n < inputs.size(); ++n) {
    if (!inputs[n]) continue;
    result.contrasts.push_back(card.configuration.contrasts[n]);
    if (!image) {
      image = inputs[n];
      shown = request.images.at(card.configuration.contrasts[n]);
    }
  }
  const int last = request.last < 0 ? shown->sliceCount() : request.last;
  if (request.first < 0 || last <= request.first || last > shown->sliceCount())
    throw Error(ErrorCode::badValue, "There are no slices " + std::to_string(request.first) + ":" +
                                         std::to_string(last) + ": the image has " +
                                         std::to_string(shown->sliceCount()) + ".");
  if (std::abs(shown->geometry().direction(2)[2]) < kAxialCosine)
    result.warnings.emplace_back("The slices are not axial, and the model was trained on axial ones.");
  const torch::Tensor probabilities =
      regionProbabilities(*model.implementation().network, inputs, request.first, last, cancel, progress);
  const core::Geometry grid = shown->geometry().slices(request.first, last);
  std::vector<VolumePtr> volumes = asVolumes(probabilities, image->geometry().slices(request.first, last));
  for (VolumePtr& volume : volumes)
    if (!volume->geometry().sameGrid(grid)) volume = imaging::resampleLinear(*volume, grid, 0, cancel);
  result.labels =
      labelsFromProbabilities(volumes, card.configuration.regions, card.thresholds, card.smallestComponents);
  return result;
}

}  // namespace

torch::Tensor segmentationInput(const std::vector<VolumePtr>& images, int k, std::int64_t neighbours) {
  std::vector<torch::Tensor> channels(images.size());
  torch::Tensor any;
  for (std::size_t n = 0; n < images.size(); ++n)
    if (images[n]) any = channels[n] = sliceTensor(*images[n], k, neighbours);
  for (torch::Tensor& channel : channels)
    if (!channel.defined()) channel = torch::zeros_like(any);
  return torch::cat(channels);
}

torch::Tensor regionProbabilities(segmentation::SwinUnetImpl& network, const std::vector<VolumePtr>& images, int first,
                                  int last, const core::CancelToken& cancel, const core::ProgressSink& progress) {
  const torch::NoGradGuard noGrad;
  const torch::Device device = network.parameters().front().device();
  std::vector<torch::Tensor> slices;
  for (int k = first; k < last; ++k) {
    cancel.throwIfCancelled();
    if (progress) progress({"segmenting", k - first, last - first});
    const torch::Tensor input = segmentationInput(images, k, network.configuration().neighbours);
    slices.push_back(network.forward(input.unsqueeze(0).to(device))[0].sigmoid().cpu());
  }
  if (progress) progress({"segmenting", last - first, last - first});
  return torch::stack(slices, 1);
}

VolumePtr labelsFromProbabilities(const std::vector<VolumePtr>& probabilities, const std::vector<std::string>& regions,
                                  const std::vector<double>& thresholds,
                                  const std::vector<double>& smallestComponents) {
  const core::Geometry& grid = probabilities.at(0)->geometry();
  std::vector<float> labels(grid.voxelCount(), 0.0F);
  for (std::size_t n = 0; n < regions.size(); ++n) {
    imaging::Mask mask(grid.voxelCount());
    for (std::size_t v = 0; v < mask.size(); ++v)
      mask[v] = probabilities[n]->voxels()[v] >= static_cast<float>(thresholds[n]) && (n == 0 || labels[v] != 0);
    imaging::removeSmallComponents(mask, grid, smallestComponents[n]);
    const auto label = static_cast<float>(imaging::tumourRegion(regions[n])->depth);
    for (std::size_t v = 0; v < mask.size(); ++v)
      if (mask[v]) labels[v] = label;
  }
  return core::makeVolume(grid, std::move(labels));
}

core::Outcome<SegmentationResult> segment(const SegmentationRequest& request, SegmentationModel& model,
                                          const core::CancelToken& cancel, const core::ProgressSink& progress) {
  const auto start = std::chrono::steady_clock::now();
  return outcomeOf<SegmentationResult>(model.deviceName(), [&] {
    SegmentationResult result = segmented(request, model, cancel, progress);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
  });
}

}  // namespace glmamba::engine
