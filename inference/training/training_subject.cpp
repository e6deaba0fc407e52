// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_subject.h"

#include <algorithm>

#include "core/error.h"
#include "core/series_pair.h"
#include "inference/engine/model_card.h"
#include "inference/engine/normalisation.h"
#include "inference/engine/prepared_inputs.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"

namespace glmamba::training {

namespace {

constexpr double kSmallestOverlap = 0.5;
constexpr double kSmallestFilledShare = 0.05;

core::VolumePtr divided(const core::Volume& volume, float unit) {
  std::vector<float> voxels = volume.voxels();
  for (float& voxel : voxels) voxel /= unit;
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

}  // namespace

std::vector<int> filledSlices(const core::Volume& volume) {
  std::vector<int> slices;
  for (int k = 0; k < volume.sliceCount(); ++k) {
    const auto filled =
        std::count_if(volume.slice(k), volume.slice(k) + volume.sliceSize(), [](float v) { return v != 0; });
    if (static_cast<double>(filled) >= kSmallestFilledShare * static_cast<double>(volume.sliceSize()))
      slices.push_back(k);
  }
  return slices;
}

TrainingSubject prepareSubject(const std::string& id, const core::VolumePtr& hr, const core::VolumePtr& reference,
                               const Preparation& preparation, const core::CancelToken& cancel) {
  using core::Error;
  using core::ErrorCode;
  engine::ModelCard card;
  card.upsampling = preparation.upsampling;
  const double quantile = card.normalisationQuantile;
  if (core::overlapFraction(hr->geometry(), reference->geometry()) < kSmallestOverlap)
    throw Error(ErrorCode::gridMismatch,
                "the reference does not cover the target: give a reference of the same region.");
  const auto target = engine::normalise(hr, quantile, "target");
  const auto guide = engine::normalise(reference->geometry().sameGrid(hr->geometry())
                                           ? reference
                                           : imaging::resampleLinear(*reference, hr->geometry(), 0, cancel),
                                       quantile, "reference");
  const core::VolumePtr lr = imaging::degrade(*target.volume, preparation.scaleFactor, cancel);
  const float unit = engine::normalise(lr, quantile, "target").unit;
  TrainingSubject result{id, divided(*engine::upsample(*lr, hr->geometry(), card, cancel), unit),
                         divided(*target.volume, unit), divided(*guide.volume, guide.unit),
                         filledSlices(*target.volume)};
  if (result.slices.empty())
    throw Error(ErrorCode::badValue, "the target has no slice with enough tissue to train on.");
  return result;
}

}  // namespace glmamba::training
